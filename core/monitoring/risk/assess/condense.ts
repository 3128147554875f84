import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { WarningLevel } from '../../../../schemas/indicators/rule.ts';
import type { AreaOutcome, Judged } from '../detect/rules/outcome.ts';
import { familyOf, type Family } from './family.ts';

/** An outcome that reached a level, with what it is of. */
export interface Finding extends AreaOutcome {
  indicator: Indicator;
  level: WarningLevel;
  judged: Judged;
}

/** What detection found of an indicator on a day, without the many areas in which there was nothing. */
export interface Detected {
  indicator: Indicator;
  /** Families of the rules that hold. */
  families: ReadonlySet<Family>;
  /** Those of which a rule lacks a covered period. */
  missing: ReadonlySet<Family>;
  findings: readonly Finding[];
  /** How many tests were made, by the group in which they compete: the area's level, or all scans. */
  made: ReadonlyMap<string, number>;
  /** P-values of tests that may be discoveries, by group. */
  small: readonly { group: string; pValue: number; judged: Judged }[];
}

/** P-values above this are no discoveries at any rate used. */
export const largestRate = 0.05;

export function condense(indicator: Indicator, outcomes: readonly AreaOutcome[]): Detected {
  const families = new Set<Family>();
  const missing = new Set<Family>();
  const findings: Finding[] = [];
  const made = new Map<string, number>();
  const small: { group: string; pValue: number; judged: Judged }[] = [];
  for (const one of outcomes) {
    const { rule, outcome } = one;
    const family = familyOf(rule.method);
    families.add(family);
    if (outcome.state === 'no-data') missing.add(family);
    if (outcome.state !== 'judged') continue;
    if (outcome.level !== null) findings.push({ ...one, indicator, level: outcome.level, judged: outcome });
    const { pValue } = outcome;
    if (pValue === null) continue;
    const group = family === 'cluster' ? family : one.areaLevel;
    // A scan's p-values account for all its places: together they are one test.
    made.set(group, family === 'cluster' ? 1 : (made.get(group) ?? 0) + 1);
    if (pValue <= largestRate) small.push({ group, pValue, judged: outcome });
  }
  return { indicator, families, missing, findings, made, small };
}
