import type { Detected } from './condense.ts';
import { decide, type Decisions, type OpenWarning } from './decide.ts';

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
      const undecided = new Set(decisions.undecided.map(({ warningId }) => warningId));
      open = new Map(
        [...open].map(([id, warning]) => {
          const quietDays = warning.quietDays + (undecided.has(id) ? 0 : 1);
          return [id, { ...warning, quietDays }];
        }),
      );
      for (const { warning, finding } of decisions.confirmed)
        open.set(warning.warningId, { ...warning, level: finding.level, quietDays: 0 });
      for (const { warning } of decisions.closed) open.delete(warning.warningId);
      for (const { indicator, areaLevel, area, rule, level } of decisions.raised) {
        const subject = { indicator: indicator.id, areaLevel, area, method: rule.method };
        open.set(++last, { ...subject, warningId: last, level, quietDays: 0 });
      }
      return decisions;
    },
  };
}
