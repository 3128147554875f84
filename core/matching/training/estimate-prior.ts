import type { PatternCounts } from './pattern-counts.ts';

/** The chance that two records drawn at random are one entity, and what it was derived from. */
export interface Prior {
  prior: number;
  /** Share of all matches that the rules are expected to bring together; null where fewer than two rules tell of it. */
  recall: number | null;
}

/** Rounds settle long before; the bound only makes the end certain. */
const mostRounds = 1000;
const settled = 1e-9;

/** What tells how likely a pair of a pattern is a match. */
export interface Evidence {
  /** By the rules that brought it together (`rule-posterior.ts`); null where these do not tell. */
  posterior(rules: number, pattern: number): number | null;
  /** Bits of the pattern without the prior. */
  bits(pattern: number): number;
}

/**
 * Estimates the prior as expected matches over all possible pairs. Where the rules do not tell how likely a compared
 * pair is a match, that follows from its evidence and the prior itself, so that both are found together. How many
 * matches no rule brings together is estimated as the animals that nobody caught (Chao 1987): from those that one
 * rule found and those that two found, as matches are not equally easy to find.
 *
 * @param rules number of blocking rules
 * @param totalPairs pairs of records that could be compared
 */
export function estimatePrior(
  counts: PatternCounts,
  evidence: Evidence,
  rules: number,
  totalPairs: number,
): Prior {
  const told = Float64Array.from(
    counts.pattern,
    (pattern, i) => evidence.posterior(counts.rules[i]!, pattern) ?? NaN,
  );
  const odds = counts.pattern.map((pattern) => 2 ** evidence.bits(pattern));
  const rulesMet = Uint8Array.from(counts.rules, bits);
  let estimate: Prior = { prior: 0.5, recall: null };
  for (let round = 0; round < mostRounds; round++) {
    const priorOdds = estimate.prior / (1 - estimate.prior);
    const found: number[] = [];
    counts.count.forEach((pairs, i) => {
      const share = Number.isNaN(told[i]) ? 1 / (1 + 1 / (odds[i]! * priorOdds)) : told[i]!;
      found[rulesMet[i]!] = (found[rulesMet[i]!] ?? 0) + pairs * share;
    });
    const next = fromFound(found, rules, totalPairs);
    const change = Math.abs(next.prior - estimate.prior);
    estimate = next;
    if (change <= settled * next.prior) break;
  }
  return estimate;
}

function fromFound(found: readonly number[], rules: number, totalPairs: number): Prior {
  const all = found.reduce((sum, matches) => sum + (matches ?? 0), 0);
  const [once, twice] = [found[1] ?? 0, found[2] ?? 0];
  const missed = twice > 0 ? ((rules - 1) / rules) * ((once * once) / (2 * twice)) : null;
  // No match at all among the compared pairs: less than one among all pairs.
  const matches = Math.max(0.5, Math.min(all + (missed ?? 0), totalPairs / 2));
  return {
    prior: matches / Math.max(totalPairs, 1), // a single record makes no pair
    recall: missed === null || all === 0 ? null : all / (all + missed),
  };
}

function bits(mask: number): number {
  let set = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) set++;
  return set;
}
