import {
  MatterAct,
  type Evidence,
  type MatterAction,
  type MatterActInput,
} from '../../../../schemas/api/dispatch/matter.ts';
import { usualWorkingDays, type Assignment } from '../parts/proposal.ts';

/** What is typed into the dialog of an act; each act takes its part of it. */
export interface ActDraft extends Assignment {
  /** The note, reason or result. */
  text: string;
  /** Granted, passed or solved; null while nobody has said. */
  isPositive: boolean | null;
  isSatisfied: boolean | null;
  evidence: Evidence[];
}

/** What the dialogs ask for. */
type ActField =
  | 'assignment'
  | 'department'
  | 'moreDays'
  | 'granted'
  | 'passed'
  | 'solved'
  | 'satisfied'
  | 'note'
  | 'reason'
  | 'result'
  | 'evidence';

/** What each act asks for, in order. */
export const fieldsOf: Readonly<Record<MatterAction, readonly ActField[]>> = {
  assign: ['assignment', 'note'],
  accept: ['note'],
  return: ['reason', 'evidence'],
  transfer: ['department', 'reason'],
  'request-extension': ['moreDays', 'reason'],
  'decide-extension': ['granted', 'note'],
  handle: ['result', 'evidence'],
  verify: ['passed', 'note'],
  close: ['solved', 'satisfied', 'note'],
  reopen: ['reason'],
  supervise: ['note'],
  remind: ['note'],
};

export function emptyDraft(): ActDraft {
  return {
    department: null,
    item: null,
    workingDays: usualWorkingDays,
    text: '',
    isPositive: null,
    isSatisfied: null,
    evidence: [],
  };
}

/** A check that failed must say why, as returns, transfers and reopenings must. */
export const mustExplain = (action: MatterAction, draft: ActDraft): boolean =>
  fieldsOf[action].some((field) => field === 'reason' || field === 'result') ||
  (action === 'verify' && draft.isPositive === false);

/** The act that a draft amounts to, or null while something is missing. */
export function toAct(action: MatterAction, draft: ActDraft): MatterActInput | null {
  const { text, isPositive } = draft;
  if (mustExplain(action, draft) && text.trim().length < 2) return null;
  const parsed = MatterAct.safeParse({
    action,
    department: draft.department,
    item: draft.item,
    workingDays: draft.workingDays,
    note: text.trim(),
    reason: text,
    result: text,
    granted: isPositive,
    passed: isPositive,
    solved: isPositive,
    satisfied: draft.isSatisfied,
    evidence: draft.evidence.map(({ evidenceId }) => evidenceId),
  });
  return parsed.success ? parsed.data : null;
}
