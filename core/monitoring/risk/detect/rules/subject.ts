import type { Indicator } from '../../../../../schemas/indicators/indicator.ts';
import type { Baseline } from '../baseline/baseline.ts';
import type { Worse } from '../baseline/departure.ts';
import type { AreaSeries, Panel } from '../series.ts';

/**
 * What chance makes of an indicator: `count` varies as counts do, also where it is shown per residents or per companies, `share` as
 * hits among trials, `mean` as a measured value, `stock` as a level that moves slowly.
 */
export type Nature = 'count' | 'share' | 'mean' | 'stock';

/** Everything that a rule judges an area by. */
export interface Subject {
  indicator: Indicator;
  nature: Nature;
  worse: Worse;
  panel: Panel;
  series: AreaSeries;
  /** The whole city's series of the same indicator. */
  city: AreaSeries;
  /** Index of the assessed period. */
  at: number;
  /** Null with too little history. */
  baseline: Baseline | null;
}

export function natureOf({ numerator, unit, time }: Indicator): Nature {
  const { of } = numerator.value;
  if (unit === 'days' || unit === 'score' || of === 'sum' || of === 'days') return 'mean';
  if (unit === 'percent') return 'share';
  return time === 'flow' ? 'count' : 'stock';
}

/** Which way the figures are bad. */
export function worseOf({ direction }: Pick<Indicator, 'direction'>): Worse {
  return direction === 'lower-is-worse' ? 'lower' : 'higher';
}

/** What a quotient is multiplied by in the unit that is shown. */
export function unitScale(unit: Indicator['unit']): number {
  return { count: 1, days: 1, score: 1, percent: 100, 'per-100': 100, 'per-10k': 10_000 }[unit];
}

/** The figure as it is shown; null without anything to divide by. */
export function shownValue(
  unit: Indicator['unit'],
  numerator: number,
  denominator: number | null,
): number | null {
  if (denominator === null) return numerator;
  return denominator > 0 ? (unitScale(unit) * numerator) / denominator : null;
}
