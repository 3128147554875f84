import type { TrendPoint } from '../../../../schemas/api/risk/figures.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { confidence95 } from '../../../matching/evaluation/interval.ts';
import { valueOf } from './figure-value.ts';
import type { TrendCell } from './trend-cell.ts';

type Band = Pick<TrendPoint, 'baseline' | 'low' | 'high'>;

const unknown: Band = { baseline: null, low: null, high: null };
/** Days of the same weekday, or months, that a baseline rests on, and the fewest. */
const rests = { day: { step: 7, most: 12, least: 6 }, month: { step: 1, most: 12, least: 6 } } as const;

/**
 * What the points before one make expected: their mean over the last twelve (of days those of the same weekday), with 95 % limits for
 * a single further point of counts that vary as these did (the spread of the history, and no less than Poisson's). Null with
 * fewer than six points with data.
 */
export function baselineOf(
  indicator: Pick<Indicator, 'unit'>,
  grain: 'day' | 'month',
  before: readonly TrendCell[],
  point: TrendCell,
): Band {
  const { step, most, least } = rests[grain];
  const history = before
    .filter((_, at) => (before.length - at) % step === 0)
    .slice(-most)
    .flatMap(({ counted }) => counted ?? []);
  if (history.length < least || indicator.unit === 'score') return unknown;
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const numerator = sum(history.map((one) => one.numerator)) / history.length;
  const among = sum(history.map((one) => one.denominator ?? 0)) / history.length;
  const isCount = history[0]!.denominator === null;
  const expected = valueOf(indicator, { numerator, denominator: isCount ? null : among });
  if (expected === null) return unknown;
  const factor = numerator > 0 ? expected / numerator : 0;
  const spread = sum(history.map((one) => (one.numerator - numerator) ** 2)) / (history.length - 1);
  const scale = isCount || !point.denominator ? 1 : among / point.denominator;
  const deviation = Math.sqrt(Math.max(spread, numerator) * (1 + 1 / history.length) * scale) * factor;
  return {
    baseline: expected,
    low: Math.max(0, expected - confidence95 * deviation),
    high: expected + confidence95 * deviation,
  };
}
