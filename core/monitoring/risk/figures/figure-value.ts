import type { FigureChange, RiskFigure } from '../../../../schemas/api/risk/figures.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { confidence95, wilsonInterval } from '../../../matching/evaluation/interval.ts';
import { poissonInterval } from './poisson-interval.ts';

const factors = { count: 1, percent: 100, 'per-10k': 10_000, 'per-100': 100, days: 1, score: 1 } as const;

/** Fewer persons than this are not told. */
export const fewestPersons = 5;

/** What is counted in an area and a period; `denominator` is null where the figure is a count, NaN where it is not known. */
export interface Counted {
  numerator: number;
  denominator: number | null;
}

/** The figure in its unit; null without anything to divide by. */
export function valueOf(
  { unit }: Pick<Indicator, 'unit'>,
  { numerator, denominator }: Counted,
): number | null {
  if (denominator === null) return numerator;
  return denominator > 0 ? (factors[unit] * numerator) / denominator : null;
}

/** Limits of the figure at 95 %: Wilson's for shares, exact Poisson ones for counts and rates; none for means. */
export function limitsOf(
  { unit }: Pick<Indicator, 'unit'>,
  counted: Counted,
): { low: number | null; high: number | null } {
  const { numerator, denominator } = counted;
  if (unit === 'days' || unit === 'score' || denominator === 0 || Number.isNaN(denominator))
    return { low: null, high: null };
  const factor = factors[unit];
  if (unit === 'percent' && denominator !== null && numerator <= denominator) {
    const { low, high } = wilsonInterval(numerator, denominator);
    return { low: factor * low, high: factor * high };
  }
  const { low, high } = poissonInterval(numerator);
  return { low: (factor * low) / (denominator ?? 1), high: (factor * high) / (denominator ?? 1) };
}

/** What may be shown of a figure that was counted. `most`: the largest count among those that it is compared with. */
export function stateOf(
  { minimumSample, countsPersons }: Pick<Indicator, 'minimumSample' | 'countsPersons'>,
  { numerator, denominator }: Counted,
  most = numerator,
): RiskFigure['state'] {
  if (Number.isNaN(denominator)) return 'no-data';
  const isFew = (count: number) => count > 0 && count < fewestPersons;
  if (countsPersons && (isFew(numerator) || isFew(denominator ?? 0))) return 'suppressed';
  return (denominator ?? most) < minimumSample ? 'small' : 'ok';
}

/** How a figure differs from an earlier one; null where there is nothing to compare. */
export function changeOf(
  indicator: Pick<Indicator, 'unit'>,
  now: Counted,
  before: Counted,
): FigureChange | null {
  const [value, earlier] = [valueOf(indicator, now), valueOf(indicator, before)];
  if (value === null || earlier === null) return null;
  if (indicator.unit === 'percent') return { by: value - earlier, isSteady: isSameShare(now, before) };
  if (earlier === 0) return null;
  const isMean = indicator.unit === 'days' || indicator.unit === 'score';
  return { by: 100 * (value / earlier - 1), isSteady: !isMean && isSameRate(now, before) };
}

/** Two shares that differ by no more than chance: two-proportion test with the pooled share, 95 %. */
function isSameShare(a: Counted, b: Counted): boolean {
  const [n, m] = [a.denominator!, b.denominator!];
  const pooled = (a.numerator + b.numerator) / (n + m);
  const deviation = Math.sqrt(Math.max(0, pooled * (1 - pooled)) * (1 / n + 1 / m));
  return Math.abs(a.numerator / n - b.numerator / m) <= confidence95 * deviation;
}

/** Two Poisson rates that differ by no more than chance, by the square-root transform, 95 % (Brown and Zhao 2002). */
function isSameRate(a: Counted, b: Counted): boolean {
  const root = ({ numerator, denominator }: Counted) => Math.sqrt((numerator + 0.375) / (denominator ?? 1));
  const deviation = 0.5 * Math.sqrt(1 / (a.denominator ?? 1) + 1 / (b.denominator ?? 1));
  return Math.abs(root(a) - root(b)) <= confidence95 * deviation;
}
