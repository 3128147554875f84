import { incompleteBeta } from './beta.ts';
import { incompleteGamma } from './gamma.ts';

/** How likely as many or more, and as few or fewer, are. */
export interface Tails {
  upper: number;
  lower: number;
}

/**
 * Tails of a count where `mean` are expected: Poisson, or negative binomial of variance `dispersion` × mean where counts
 * vary more than chance makes them (Noufaily et al. 2013, Stat. Med. 32:1206). Exact for whatever small mean.
 */
export function countTails(count: number, mean: number, dispersion = 1): Tails {
  if (mean <= 0) return { upper: count > 0 ? 0 : 1, lower: 1 };
  if (dispersion <= 1.001) {
    const upper = count <= 0 ? 1 : incompleteGamma(count, mean).lower;
    return { upper, lower: incompleteGamma(count + 1, mean).upper };
  }
  const size = mean / (dispersion - 1);
  const success = 1 / dispersion;
  const upper = count <= 0 ? 1 : incompleteBeta(size, count, success).upper;
  return { upper, lower: incompleteBeta(size, count + 1, success).lower };
}

/**
 * Tails of `hits` of `trials` where each hits with probability `share`: binomial. Shares that vary more than chance makes them
 * count as so many trials fewer (quasi-binomial; McCullagh & Nelder 1989, §4.5).
 */
export function shareTails(hits: number, trials: number, share: number, dispersion = 1): Tails {
  const n = trials / Math.max(1, dispersion);
  const x = Math.min(n, hits / Math.max(1, dispersion));
  const upper = x <= 0 ? 1 : incompleteBeta(x, n - x + 1, share).lower;
  const lower = x >= n ? 1 : incompleteBeta(x + 1, n - x, share).upper;
  return { upper, lower };
}
