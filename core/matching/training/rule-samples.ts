import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { levelOf, type PatternCounts } from './pattern-counts.ts';

/** Pairs that people have judged, by rules and pattern; they are among the candidate pairs. */
export interface Decisions {
  same: PatternCounts;
  different: PatternCounts;
}

/**
 * The pairs of one blocking rule, seen by the comparisons that the rule does not fix: a rule on the birth date says
 * nothing of how often the birth dates of one person agree, but nothing else is distorted by it.
 */
export interface RuleSample {
  rule: number;
  comparisons: readonly number[];
  /** Levels row by row, one for each of `comparisons`. */
  levels: Uint8Array;
  count: Float64Array;
  /** Judged pairs among `count`. */
  same: Float64Array;
  different: Float64Array;
}

/** With fewer comparisons left, matches and others cannot be told apart. */
const fewestComparisons = 2;

/**
 * Sums the counts by rule and by what the rule leaves open.
 *
 * @param fixes by rule and comparison: the rule looks at the comparison's columns
 */
export function ruleSamples(
  { comparisons }: LinkageModel,
  counts: PatternCounts,
  fixes: readonly (readonly boolean[])[],
  decisions?: Decisions,
): RuleSample[] {
  const samples: RuleSample[] = [];
  for (const [rule, fixed] of fixes.entries()) {
    const open = [...comparisons.keys()].filter((k) => !fixed[k]);
    if (open.length < fewestComparisons) continue;
    const rows = new Map<number, Row>();
    addRows(rows, rule, open, counts, 'count');
    if (rows.size === 0) continue;
    if (decisions) {
      addRows(rows, rule, open, decisions.same, 'same');
      addRows(rows, rule, open, decisions.different, 'different');
    }
    samples.push(toSample(rule, open, rows));
  }
  return samples;
}

interface Row {
  count: number;
  same: number;
  different: number;
}

function addRows(
  rows: Map<number, Row>,
  rule: number,
  open: readonly number[],
  { rules, pattern, count }: PatternCounts,
  into: keyof Row,
): void {
  for (let i = 0; i < count.length; i++) {
    if (!(rules[i]! & (1 << rule))) continue;
    const seen = open.reduce((sum, k) => sum + levelOf(pattern[i]!, k) * 16 ** k, 0);
    const row = rows.get(seen) ?? { count: 0, same: 0, different: 0 };
    rows.set(seen, row);
    row[into] += count[i]!;
  }
}

function toSample(rule: number, open: readonly number[], rows: Map<number, Row>): RuleSample {
  const patterns = [...rows.keys()].sort((a, b) => a - b);
  const sorted = patterns.map((pattern) => rows.get(pattern)!);
  return {
    rule,
    comparisons: open,
    levels: Uint8Array.from(patterns.flatMap((pattern) => open.map((k) => levelOf(pattern, k)))),
    count: Float64Array.from(sorted, ({ count, same, different }) => Math.max(count, same + different)),
    same: Float64Array.from(sorted, ({ same }) => same),
    different: Float64Array.from(sorted, ({ different }) => different),
  };
}
