import type { Tails } from '../numbers/count-tails.ts';

/** What some periods together showed, beside what they should have. */
export interface Comparison {
  seen: number;
  expected: number;
  /** Standard deviation of what may be seen where `expected` is. */
  deviation: number;
  /** How likely so much or more, and so little or less, was. */
  tails(): Tails;
}

/** What an area's figures should be. */
export interface Baseline {
  /**
   * Periods `from` to `to`, both included, those without data left out.
   * @param isSlow whether slow wandering counts, which cancels out within days but not in sums over weeks
   */
  compare(from: number, to: number, isSlow: boolean): Comparison;
  /** Sums of so many periods wander slowly. */
  slowFrom: number;
}
