import type { MatterSummary } from '../../../../schemas/api/dispatch/matter.ts';

/** From so many working days on, a deadline is near. */
const soonDays = 2;

export interface DueMark {
  kind: 'none' | 'left' | 'today' | 'over' | 'justOver';
  days: number;
  tone: 'plain' | 'soon' | 'late';
}

/** How a matter stands against its deadline, in working days; nothing runs any more for one that is handled or closed. */
export function dueMark({
  state,
  dueBy,
  overdue,
  workingDaysLeft,
}: Pick<MatterSummary, 'state' | 'dueBy' | 'overdue' | 'workingDaysLeft'>): DueMark | null {
  const left = workingDaysLeft ?? 0;
  if (state === 'closed') return null;
  if (overdue) return { kind: left < 0 ? 'over' : 'justOver', days: Math.abs(left), tone: 'late' };
  if (workingDaysLeft === null) return dueBy === null ? { kind: 'none', days: 0, tone: 'plain' } : null;
  if (left <= 0) return { kind: 'today', days: 0, tone: 'soon' };
  return { kind: 'left', days: left, tone: left <= soonDays ? 'soon' : 'plain' };
}
