import type { PatternCounts } from './pattern-counts.ts';

/** The chance that two records drawn at random are one entity, and what it was derived from. */
export interface Prior {
  prior: number;
  /** Share of all matches that the rules bring together, at most; null where fewer than two rules tell of it. */
  recall: number | null;
}

/** Rounds settle long before; the bound only makes the end certain. */
const mostRounds = 1000;
const settled = 1e-9;

/**
 * Estimates the prior as expected matches over all possible pairs. The matches among the compared pairs follow from
 * the evidence and the prior itself, so that both are found together (EM with all else fixed). How many matches no
 * rule brings together is estimated as the animals that nobody caught (Chao 1987): from those that one rule found
 * and those that two found, as matches are not equally easy to find. It is a lower bound, so the recall is an upper.
 *
 * @param evidence bits of a pattern without the prior
 * @param rules number of blocking rules
 * @param totalPairs pairs of records that could be compared
 */
export function estimatePrior(
  counts: PatternCounts,
  evidence: (pattern: number) => number,
  rules: number,
  totalPairs: number,
): Prior {
  const odds = counts.pattern.map((pattern) => 2 ** evidence(pattern));
  const rulesMet = Uint8Array.from(counts.rules, bits);
  let estimate: Prior = { prior: 0.5, recall: null };
  for (let round = 0; round < mostRounds; round++) {
    const next = fromFound(foundByRules(counts, odds, rulesMet, estimate.prior), rules, totalPairs);
    const change = Math.abs(next.prior - estimate.prior);
    estimate = next;
    if (change <= settled * next.prior) break;
  }
  return estimate;
}

/** Matches to be expected among the compared pairs, by how many rules found them. */
function foundByRules(
  { count }: PatternCounts,
  odds: Float64Array,
  rulesMet: Uint8Array,
  prior: number,
): number[] {
  const priorOdds = prior / (1 - prior);
  const found: number[] = [];
  count.forEach((pairs, i) => {
    found[rulesMet[i]!] = (found[rulesMet[i]!] ?? 0) + pairs / (1 + 1 / (odds[i]! * priorOdds));
  });
  return found;
}

function fromFound(found: readonly number[], rules: number, totalPairs: number): Prior {
  const all = found.reduce((sum, matches) => sum + (matches ?? 0), 0);
  const [once, twice] = [found[1] ?? 0, found[2] ?? 0];
  const missed = twice > 0 ? ((rules - 1) / rules) * ((once * once) / (2 * twice)) : null;
  // No match at all among the compared pairs: less than one among all pairs.
  const matches = Math.max(0.5, Math.min(all + (missed ?? 0), totalPairs / 2));
  return { prior: matches / totalPairs, recall: missed === null || all === 0 ? null : all / (all + missed) };
}

function bits(mask: number): number {
  let set = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) set++;
  return set;
}
