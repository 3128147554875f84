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
  /** Judged pairs of the row's pattern under whatever rules: what is known of others that look the same. */
  alikeSame: Float64Array;
  alikeDifferent: Float64Array;
}

/** With fewer comparisons left, matches and others cannot be told apart. */
const fewestComparisons = 2;

/**
 * Sums the counts by rule and by what the rule leaves open. Patterns of which pairs were judged keep rows of their
 * own.
 *
 * @param fixes by rule and comparison: the rule looks at the comparison's columns
 */
export function ruleSamples(
  { comparisons }: LinkageModel,
  counts: PatternCounts,
  fixes: readonly (readonly boolean[])[],
  decisions?: Decisions,
): RuleSample[] {
  const judged = { same: byPattern(decisions?.same), different: byPattern(decisions?.different) };
  const samples: RuleSample[] = [];
  for (const [rule, fixed] of fixes.entries()) {
    const open = [...comparisons.keys()].filter((k) => !fixed[k]);
    if (open.length < fewestComparisons) continue;
    const rows = new Map<string, Row>();
    const add = (part: PatternCounts | undefined, into: 'count' | 'same' | 'different') => {
      part?.count.forEach((pairs, i) => {
        if (!(part.rules[i]! & (1 << rule))) return;
        const pattern = part.pattern[i]!;
        const levels = open.map((k) => levelOf(pattern, k));
        const isJudged = judged.same.has(pattern) || judged.different.has(pattern);
        const key = isJudged ? `pattern ${pattern}` : levels.join(' ');
        const row = rows.get(key) ?? {
          levels,
          pattern: isJudged ? pattern : null,
          count: 0,
          same: 0,
          different: 0,
        };
        rows.set(key, row);
        row[into] += pairs;
      });
    };
    add(counts, 'count');
    if (rows.size === 0) continue;
    add(decisions?.same, 'same');
    add(decisions?.different, 'different');
    samples.push(toSample(rule, open, [...rows.values()], judged));
  }
  return samples;
}

interface Row {
  levels: number[];
  /** The pattern, where pairs of it were judged. */
  pattern: number | null;
  count: number;
  same: number;
  different: number;
}

interface Judged {
  same: ReadonlyMap<number, number>;
  different: ReadonlyMap<number, number>;
}

function byPattern(counts: PatternCounts | undefined): Map<number, number> {
  const sums = new Map<number, number>();
  counts?.count.forEach((pairs, i) => {
    const pattern = counts.pattern[i]!;
    sums.set(pattern, (sums.get(pattern) ?? 0) + pairs);
  });
  return sums;
}

function toSample(rule: number, open: readonly number[], rows: readonly Row[], judged: Judged): RuleSample {
  const alike = (of: ReadonlyMap<number, number>) =>
    Float64Array.from(rows, ({ pattern }) => (pattern === null ? 0 : (of.get(pattern) ?? 0)));
  return {
    rule,
    comparisons: open,
    levels: Uint8Array.from(rows.flatMap(({ levels }) => levels)),
    count: Float64Array.from(rows, ({ count, same, different }) => Math.max(count, same + different)),
    same: Float64Array.from(rows, ({ same }) => same),
    different: Float64Array.from(rows, ({ different }) => different),
    alikeSame: alike(judged.same),
    alikeDifferent: alike(judged.different),
  };
}
