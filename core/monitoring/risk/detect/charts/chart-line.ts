import type { Baseline } from '../baseline/baseline.ts';
import type { Worse } from '../baseline/departure.ts';
import { normalScore } from '../numbers/normal-score.ts';
import { cusum } from './cusum.ts';
import { ewma } from './ewma.ts';

export type ChartMethod = 'ewma' | 'cusum';

/** Where a control chart stood at a period, by its index. */
export interface ChartPoint {
  at: number;
  statistic: number;
}

/** Periods that a chart looks back; a drift that took longer to grow has grown. */
const chartLength = { day: 60, month: 12 } as const;
/** A single wild day is the baseline's business, not a drift's. */
const wildest = 4;

/**
 * The line of a control chart up to a period, oldest first, drawn through the figures as normal scores in the bad way; periods without
 * data are left out.
 */
export function chartLine(
  method: ChartMethod,
  baseline: Baseline,
  covered: Uint8Array,
  { at, grain, worse }: { at: number; grain: 'day' | 'month'; worse: Worse },
): ChartPoint[] {
  const known: number[] = [];
  for (let t = Math.max(0, at - chartLength[grain] + 1); t <= at; t++) if (covered[t]) known.push(t);
  const scores = known.map((t) => {
    const score = normalScore(baseline.compare(t, t, true).tails());
    return Math.min(wildest, worse === 'higher' ? score : -score);
  });
  const line = method === 'ewma' ? ewma(scores) : cusum(scores);
  return line.map((statistic, place) => ({ at: known[place]!, statistic }));
}
