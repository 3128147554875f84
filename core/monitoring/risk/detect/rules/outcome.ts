import type { RiskLevel } from '../../../../../schemas/indicators/indicator.ts';
import type { Rule, WarningLevel } from '../../../../../schemas/indicators/rule.ts';

/** Share of a cluster's member. */
export interface Member {
  area: string;
  count: number;
  expected: number;
}

/** What a rule found in an area in which it could be judged. */
export interface Judged {
  /** The level that the rule's bounds give; null: none. False discovery is not controlled yet. */
  level: WarningLevel | null;
  statistic: number;
  bound: number;
  numerator: number | null;
  denominator: number | null;
  /** How many periods up to the assessed one the figures are of. */
  periods: number;
  /** In the unit that is shown. */
  value: number | null;
  /** What was expected instead, in the same unit. */
  baseline: number | null;
  /** How likely chance alone shows as much; null for what people set as a bound, which is no test. */
  pValue: number | null;
  members: readonly Member[];
}

/**
 * What became of a rule in an area. `no-data`: a period that it needs is not covered; nothing may follow from that. `small`: too few
 * cases or too little history to judge, so it does not warn.
 */
export type Outcome = { state: 'no-data' | 'small' } | ({ state: 'judged' } & Judged);

/** An outcome with what it is of. */
export interface AreaOutcome {
  area: string;
  areaLevel: RiskLevel;
  rule: Rule;
  outcome: Outcome;
}
