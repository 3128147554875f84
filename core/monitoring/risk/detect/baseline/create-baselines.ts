import type { Nature } from '../rules/subject.ts';
import type { AreaSeries, Panel } from '../series.ts';
import type { Baseline } from './baseline.ts';
import { countBaseline } from './count-baseline.ts';
import { meanBaseline } from './mean-baseline.ts';
import { learnSeason, type Season } from './season.ts';
import { shareBaseline } from './share-baseline.ts';

/** Covered periods before the guard without which no baseline is known. */
const leastHistory = { day: 56, month: 8 } as const;

/**
 * Makes the baselines of areas as they are known at a period; what areas share is learnt once. Null with too little history.
 *
 * @param city the whole city's series of the same panel
 */
export function createBaselines(
  panel: Panel,
  city: AreaSeries,
  nature: Nature,
  at: number,
): (series: AreaSeries) => Baseline | null {
  const { frame, time } = panel;
  const end = Math.max(0, at - frame.guard);
  const begin = Math.max(0, end - frame.level);
  const isKnown = ({ covered }: AreaSeries) =>
    covered.subarray(begin, end).reduce((sum, one) => sum + one, 0) >= leastHistory[time.grain];
  if (!isKnown(city)) return () => null;
  let shared: { season: Season; pace: number } | null = null;
  const total = (values: Float64Array) => {
    let sum = 0;
    for (let t = begin; t < end; t++) if (city.covered[t]) sum += values[t]!;
    return sum;
  };
  const learn = () => {
    const season = learnSeason(city.numerator, city.covered, frame, at);
    return { season, pace: total(city.numerator) / Math.max(1e-9, total(season.shape)) };
  };
  return (series) => {
    const { numerator, denominator, level, covered } = series;
    if (!isKnown(series)) return null;
    if (nature === 'stock') return meanBaseline(numerator, null, covered, frame, at);
    if (nature === 'mean') return denominator && meanBaseline(numerator, denominator, covered, frame, at);
    if (nature === 'share') {
      const usual = total(city.numerator) / Math.max(1, total(city.denominator!));
      return denominator && shareBaseline(numerator, denominator, covered, frame, at, usual);
    }
    shared ??= learn();
    const usualLevel = shared.pace / (panel.areaCounts.get(level) ?? 1);
    return countBaseline(numerator, covered, frame, shared.season, usualLevel);
  };
}
