import type { Tails } from './count-tails.ts';
import { normalQuantile } from './normal.ts';

/**
 * A count or share as a standard normal score: the quantile of its mid-P value (Lancaster 1961), so that charts made for normal values
 * hold for small counts, and the two ways are alike. Its variance is at most one: rare events signal later, never too often.
 */
export function normalScore({ upper, lower }: Tails): number {
  const point = Math.max(0, upper + lower - 1);
  const above = upper - point / 2;
  const below = lower - point / 2;
  return above <= below ? normalQuantile(above) : -normalQuantile(below);
}
