import { normalQuantile } from '../numbers/normal.ts';
import type { Baseline } from './baseline.ts';

export type Worse = 'higher' | 'lower';

/** How far the latest figures depart from what was expected, in the bad way. */
export interface Departure {
  /** Of all spans tried, corrected for having tried them. */
  pValue: number;
  /** The same as standard errors. */
  statistic: number;
  /** Periods of the span that departs most, what was counted in it and what was expected. */
  span: number;
  seen: number;
  expected: number;
}

/** Of days: a spike shows in one, a burst in a week or two, a drift in two months. Of months: the last one, and the last quarter. */
export const spans = { day: [1, 3, 7, 14, 28, 56], month: [1, 3] } as const;

/**
 * Compares the sums of the latest periods with their baseline, exactly however small they are, and takes the span that departs most
 * (a temporal scan, Naus 1965, with Bonferroni's bound).
 */
export function departure(
  baseline: Baseline,
  { at, spans, worse }: { at: number; spans: readonly number[]; worse: Worse },
): Departure {
  let best: Departure | null = null;
  for (const span of spans) {
    const { seen, expected, tails } = baseline.compare(at - span + 1, at, span >= baseline.slowFrom);
    const isCalm = worse === 'higher' ? seen <= expected : seen >= expected;
    const tail = isCalm ? 1 : worse === 'higher' ? tails().upper : tails().lower;
    const pValue = Math.min(1, tail * spans.length);
    if (best === null || pValue < best.pValue)
      best = { pValue, statistic: normalQuantile(pValue), span, seen, expected };
  }
  return best!;
}
