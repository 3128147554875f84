import type { Comparison } from '../../../schemas/linkage/comparison.ts';

/** What is left for the levels that are not given, even where the given ones leave nothing. */
const leastRest = 1e-6;
/** A given probability of 0 stands for this, so that no evidence is infinite. */
const least = 1e-12;

/**
 * Probabilities of a comparison's levels: given ones stand, a missing level has 1 (it is no evidence), and what the
 * given ones leave of 1 is divided in proportion to `sums`, equally where these say nothing.
 */
export function fillShares(
  { levels }: Comparison,
  sums: readonly number[],
  given: readonly (number | undefined)[],
): number[] {
  const isFree = levels.map((level, i) => !level.isMissing && given[i] === undefined);
  const taken = levels.reduce((sum, level, i) => sum + (level.isMissing ? 0 : (given[i] ?? 0)), 0);
  const rest = Math.max(1 - taken, leastRest);
  const total = sums.reduce((sum, value, i) => sum + (isFree[i] ? value : 0), 0);
  const free = isFree.filter(Boolean).length;
  return levels.map((level, i) => {
    if (level.isMissing) return 1;
    return Math.max(least, given[i] ?? (total > 0 ? (rest * sums[i]!) / total : rest / free));
  });
}
