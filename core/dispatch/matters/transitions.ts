import type { MatterAction, MatterState } from '../../../schemas/api/dispatch/matter.ts';

/**
 * Who acts on a matter: the centre, which sees all and may also act for a department that is not on the hub, or the
 * department that has it.
 */
export type Party = 'centre' | 'department';

/** What the matter must be like besides its state. */
export type Condition = 'extension-asked' | 'no-extension-asked' | 'not-supervised';

export interface Transition {
  from: MatterState;
  action: MatterAction | 'feedback-taken';
  by: Party;
  to: MatterState;
  /** Where it leads when the act says no: a check that failed, a feedback that gives the matter back. */
  otherwise?: MatterState;
  only?: Condition;
}

/**
 * Everything that may be done with a matter. What `actions` offers and what `act` does both go by it; what is not here cannot
 * be done. A step by `department` may also be taken by the centre for it.
 */
export const transitions: readonly Transition[] = [
  { from: 'new', action: 'assign', by: 'centre', to: 'assigned' },
  { from: 'new', action: 'close', by: 'centre', to: 'closed' }, // settled by the centre itself, or no matter at all
  { from: 'assigned', action: 'accept', by: 'department', to: 'accepted' },
  { from: 'assigned', action: 'return', by: 'department', to: 'new' },
  { from: 'assigned', action: 'transfer', by: 'centre', to: 'assigned' },
  { from: 'assigned', action: 'remind', by: 'centre', to: 'assigned' },
  { from: 'assigned', action: 'supervise', by: 'centre', to: 'assigned', only: 'not-supervised' },
  { from: 'assigned', action: 'feedback-taken', by: 'centre', to: 'handled', otherwise: 'new' },
  { from: 'accepted', action: 'handle', by: 'department', to: 'handled' },
  {
    from: 'accepted',
    action: 'request-extension',
    by: 'department',
    to: 'accepted',
    only: 'no-extension-asked',
  },
  { from: 'accepted', action: 'decide-extension', by: 'centre', to: 'accepted', only: 'extension-asked' },
  { from: 'accepted', action: 'return', by: 'department', to: 'new' }, // whose it is shows on the spot
  { from: 'accepted', action: 'transfer', by: 'centre', to: 'assigned' },
  { from: 'accepted', action: 'remind', by: 'centre', to: 'accepted' },
  { from: 'accepted', action: 'supervise', by: 'centre', to: 'accepted', only: 'not-supervised' },
  { from: 'accepted', action: 'feedback-taken', by: 'centre', to: 'handled', otherwise: 'new' },
  { from: 'handled', action: 'verify', by: 'centre', to: 'verified', otherwise: 'accepted' },
  { from: 'verified', action: 'close', by: 'centre', to: 'closed' },
  { from: 'closed', action: 'reopen', by: 'centre', to: 'new' },
];
