import type { MatterAct } from '../../../schemas/api/dispatch/matter.ts';
import { maskText } from '../../ingest/parser/mask-text.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { MatterStepped } from './matter-stepped.ts';
import type { StandingMatter } from './standing-matter.ts';
import type { Transition } from './transitions.ts';

/** A step that changes nothing but what `change` says. */
export function stepOf(
  matter: StandingMatter,
  step: Pick<MatterStepped, 'action' | 'to'> & Partial<MatterStepped>,
): MatterStepped {
  const { number: _number, state, version, ...standing } = matter;
  return {
    ...standing,
    step: version + 1,
    from: state,
    concerns: matter.department,
    text: '',
    evidence: [],
    outcome: null,
    satisfied: null,
    ...step,
  };
}

/** The step that an act is on a day, by its transition. */
export function stepOfAct(
  matter: StandingMatter,
  act: MatterAct,
  transition: Transition,
  on: { today: string; calendar: WorkingCalendar },
): MatterStepped {
  const outcome = outcomeOf(act);
  const to = outcome === false ? (transition.otherwise ?? transition.to) : transition.to;
  const step = { action: act.action, to, outcome, text: maskText(textOf(act)) };
  return stepOf(matter, { ...step, ...changesOf(matter, act, on) });
}

/** What a matter is like when nobody has it. */
export const unassigned = { department: null, item: null, dueBy: null, extension: null };

function changesOf(
  matter: StandingMatter,
  act: MatterAct,
  { today, calendar }: { today: string; calendar: WorkingCalendar },
): Partial<MatterStepped> {
  switch (act.action) {
    case 'assign': {
      const { department, item, workingDays } = act;
      return { department, concerns: department, item, dueBy: calendar.deadline(today, workingDays) };
    }
    case 'transfer':
      // The deadline stands: whom a matter went to first is nothing to those who wait.
      return { department: act.department, concerns: act.department, item: null, extension: null };
    case 'return':
      return { ...unassigned, evidence: act.evidence };
    case 'reopen':
      return unassigned;
    case 'request-extension':
      return { extension: { workingDays: act.workingDays, reason: maskText(act.reason) } };
    case 'decide-extension':
      return { extension: null, dueBy: act.granted ? extended(matter, calendar) : matter.dueBy };
    case 'handle':
      return { evidence: act.evidence, extension: null };
    case 'close':
      return { satisfied: act.satisfied };
    case 'supervise':
      return { supervised: true };
    default:
      return {};
  }
}

/** The days asked for come after those that there were. */
function extended({ dueBy, extension }: StandingMatter, calendar: WorkingCalendar): string | null {
  return dueBy && extension ? calendar.deadline(dueBy.slice(0, 10), extension.workingDays) : dueBy;
}

function textOf(act: MatterAct): string {
  if ('reason' in act) return act.reason;
  return 'result' in act ? act.result : act.note;
}

function outcomeOf(act: MatterAct): boolean | null {
  if (act.action === 'verify') return act.passed;
  if (act.action === 'decide-extension') return act.granted;
  return act.action === 'close' ? act.solved : null;
}
