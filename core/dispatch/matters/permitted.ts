import type { MatterAction } from '../../../schemas/api/dispatch/matter.ts';
import type { Actor } from '../../access/actor.ts';
import { permissionsOf } from '../../access/permissions.ts';
import { HubError } from '../../base/hub-error.ts';
import type { StandingMatter } from './standing-matter.ts';
import { transitions, type Condition, type Party, type Transition } from './transitions.ts';

const holds: Record<Condition, (matter: StandingMatter) => boolean> = {
  'extension-asked': ({ extension }) => extension !== null,
  'no-extension-asked': ({ extension }) => extension === null,
  'not-supervised': ({ supervised }) => !supervised,
};

/** What the actor is to a matter. */
export function partiesOf(
  { role, department }: Pick<Actor, 'role' | 'department'>,
  matter: Pick<StandingMatter, 'department'>,
): Party[] {
  const may = permissionsOf(role);
  if (may.includes('dispatch')) return ['centre', 'department'];
  const isTheirs = department !== null && department === matter.department;
  return may.includes('handle') && isTheirs ? ['department'] : [];
}

/** What these parties may do with a matter as it stands. */
export function actionsOf(matter: StandingMatter, parties: readonly Party[]): MatterAction[] {
  return transitions
    .filter((transition) => parties.includes(transition.by) && fits(transition, matter))
    .flatMap(({ action }) => (action === 'feedback-taken' ? [] : [action]));
}

/**
 * The transition that an action is.
 * @throws HubError `MATTER_STATE` when the matter is not in a state for it, `FORBIDDEN` when it is somebody else's to do
 */
export function requireTransition(
  matter: StandingMatter,
  action: Transition['action'],
  parties: readonly Party[],
): Transition {
  const transition = transitions.find((one) => one.action === action && fits(one, matter));
  if (!transition) throw new HubError('MATTER_STATE', { number: matter.number, state: matter.state, action });
  if (!parties.includes(transition.by))
    throw new HubError('FORBIDDEN', { permission: transition.by === 'centre' ? 'dispatch' : 'handle' });
  return transition;
}

function fits({ from, only }: Transition, matter: StandingMatter): boolean {
  return from === matter.state && (only === undefined || holds[only](matter));
}
