import type { PatternCounts } from './pattern-counts.ts';

/** The chance that two records drawn at random are one entity, and what it was derived from. */
export interface Prior {
  prior: number;
  /** Matches that the blocking rules are expected to have brought together. */
  found: number;
  /** Share of all matches that the rules bring together; null where no two rules can vouch for each other. */
  recall: number | null;
}

/** Rounds settle long before; the bound only makes the end certain. */
const mostRounds = 1000;
const settled = 1e-9;

/**
 * Estimates the prior as expected matches over all possible pairs. The matches among the compared pairs follow from
 * the evidence and the prior itself, so that both are found together (EM with all else fixed). The matches that no
 * rule brings together are estimated as animals are that nobody caught (Lincoln and Petersen; for record linkage
 * Ding and Fienberg 1994): of the matches of one rule, see how many are also found by rules that look at none of its
 * comparisons. Errors that come together in one record make this recall somewhat too high.
 *
 * @param evidence bits of a pattern without the prior
 * @param fixes by rule and comparison: the rule looks at the comparison's columns
 * @param totalPairs pairs of records that could be compared
 */
export function estimatePrior(
  counts: PatternCounts,
  evidence: (pattern: number) => number,
  fixes: readonly (readonly boolean[])[],
  totalPairs: number,
): Prior {
  const odds = counts.pattern.map((pattern) => 2 ** evidence(pattern));
  const others = fixes.map((fixed) =>
    fixes.reduce((mask, other, rule) => mask | (fixed.some((is, k) => is && other[k]) ? 0 : 1 << rule), 0),
  );
  let found = expectedMatches(counts, odds, 0.5);
  let estimate = withUnfound(counts, found, others, totalPairs);
  for (let round = 0; round < mostRounds; round++) {
    found = expectedMatches(counts, odds, estimate.prior);
    const next = withUnfound(counts, found, others, totalPairs);
    const change = Math.abs(next.prior - estimate.prior);
    estimate = next;
    if (change <= settled * next.prior) break;
  }
  return estimate;
}

function expectedMatches({ count }: PatternCounts, odds: Float64Array, prior: number): Float64Array {
  const priorOdds = prior / (1 - prior);
  return count.map((pairs, i) => pairs / (1 + 1 / (odds[i]! * priorOdds)));
}

function withUnfound(
  { rules }: PatternCounts,
  found: Float64Array,
  others: readonly number[],
  totalPairs: number,
): Prior {
  const all = found.reduce((sum, matches) => sum + matches, 0);
  let [products, both] = [0, 0];
  for (const [rule, mask] of others.entries()) {
    let [byRule, byOthers, byBoth] = [0, 0, 0];
    for (let i = 0; i < found.length; i++) {
      const inRule = (rules[i]! & (1 << rule)) !== 0;
      const inOthers = (rules[i]! & mask) !== 0;
      if (inRule) byRule += found[i]!;
      if (inOthers) byOthers += found[i]!;
      if (inRule && inOthers) byBoth += found[i]!;
    }
    products += byRule * byOthers;
    both += byBoth;
  }
  const recall = both > 0 ? Math.min(1, (all * both) / products) : null;
  const matches = Math.min(all / (recall ?? 1), totalPairs / 2);
  // No match at all among the compared pairs: less than one among all pairs.
  return { prior: Math.max(matches, 0.5) / totalPairs, found: all, recall };
}
