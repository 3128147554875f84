import type { WarningLevel } from '../../../../schemas/indicators/rule.ts';
import { decide, type Decisions, type Detected, type OpenWarning } from './decide.ts';
import { subjectKey } from './family.ts';

/** Warnings kept in memory over a sequence of days, as `ops.warning` keeps them: for trying rules on history. */
export interface Ledger {
  /** Assesses the next day. */
  assess(detected: readonly Detected[]): Decisions;
  open(): readonly OpenWarning[];
}

export function createLedger(): Ledger {
  let open = new Map<number, OpenWarning>();
  let last = 0;
  return {
    open: () => [...open.values()],
    assess(detected) {
      const decisions = decide(detected, [...open.values()]);
      const held = new Set(decisions.undecided.map(({ warningId }) => warningId));
      const next = new Map<number, OpenWarning>();
      for (const warning of open.values()) {
        const quietDays = held.has(warning.warningId) ? warning.quietDays : warning.quietDays + 1;
        next.set(warning.warningId, { ...warning, quietDays });
      }
      for (const { warning, finding } of decisions.confirmed)
        next.set(warning.warningId, { ...warning, level: finding.level, quietDays: 0 });
      for (const { warning } of decisions.closed) next.delete(warning.warningId);
      for (const { indicator, areaLevel, area, rule, level } of decisions.raised) {
        const key = subjectKey({ indicator: indicator.id, areaLevel, area, method: rule.method });
        next.set(++last, { warningId: last, key, level, quietDays: 0 });
      }
      open = next;
      return decisions;
    },
  };
}

/** Counts by level, none left out. */
export function countLevels(levels: readonly WarningLevel[]): Record<WarningLevel, number> {
  const counts = { red: 0, orange: 0, yellow: 0, blue: 0 };
  for (const level of levels) counts[level]++;
  return counts;
}
