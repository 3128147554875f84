import type { Rule } from '../../../../../schemas/indicators/rule.ts';
import { departure, spans } from '../baseline/departure.ts';
import { chartLine, type ChartMethod } from '../charts/chart-line.ts';
import { cusumTail } from '../charts/cusum-tail.ts';
import { normalUpper } from '../numbers/normal.ts';
import type { Outcome } from './outcome.ts';
import { lowestBound, reachedLevel } from './reached-level.ts';
import { unitScale, type Subject } from './subject.ts';

/** Fewer events than these in the span that departs are no warning, however rare they were. */
const leastEvents = 5;

/** The last week, or month, must itself be worse than chance makes one in five: charts and long spans remember what is over. */
const recent = { day: 7, month: 1 } as const;
const ordinary = 0.2;
/** One event alone in the last four weeks brings nothing back. */
const leastRecent = 2;

/** What a departure rule measures: its statistic, how likely chance alone shows as much, and the figures behind it. */
interface Measured {
  statistic: number;
  pValue: number;
  seen: number;
  expected: number;
  /** How many of the latest periods the figures are of. */
  periods: number;
  /** Denominator of the same periods. */
  trials: number | null;
}

/** The seasonal baseline and the two control charts: whether an area departs from its own history. */
export function judgeDeparture(subject: Subject, rule: Rule): Outcome {
  const { series, at, baseline, nature, indicator } = subject;
  if (!series.covered[at]) return { state: 'no-data' };
  if (baseline === null) return { state: 'small' };
  const { method } = rule;
  const measured =
    method === 'ewma' || method === 'cusum' ? measureChart(subject, method) : measureSpans(subject);
  const { statistic, pValue, seen, expected, trials, periods } = measured;
  if (isSmall(nature, indicator.minimumSample, measured)) return { state: 'small' };
  const reached = isOver(subject) ? null : reachedLevel(rule.bounds, statistic);
  const shown = (count: number) =>
    trials === null ? count : trials > 0 ? (unitScale(indicator.unit) * count) / trials : null;
  return {
    state: 'judged',
    level: reached?.level ?? null,
    statistic,
    bound: reached?.bound ?? lowestBound(rule.bounds),
    numerator: seen,
    denominator: trials,
    value: shown(seen),
    baseline: shown(expected),
    periods,
    pValue,
    members: [],
  };
}

function isOver({ baseline, at, panel, worse, nature }: Subject): boolean {
  const over = (periods: number) => baseline!.compare(at - periods + 1, at, false);
  const { upper, lower } = over(recent[panel.time.grain]).tails();
  if (worse === 'lower') return lower > ordinary;
  return upper > ordinary || (nature === 'count' && over(chartSpan[panel.time.grain]).seen < leastRecent);
}

function isSmall(nature: Subject['nature'], minimum: number, { seen, expected, trials }: Measured): boolean {
  if (nature === 'count') return Math.max(seen, expected) < leastEvents;
  return trials !== null && trials < minimum;
}

function measureSpans(subject: Subject): Measured {
  const { panel, at, worse, baseline, nature } = subject;
  // A stock is what stands now, not a sum over time.
  const tried = nature === 'stock' ? [1] : spans[panel.time.grain];
  const { statistic, pValue, span, seen, expected } = departure(baseline!, { at, spans: tried, worse });
  return { statistic, pValue, seen, expected, periods: span, trials: trialsOf(subject, span) };
}

/** Figures of the last four weeks, or of the last month, stand for what a chart has gathered over more. */
const chartSpan = { day: 28, month: 1 } as const;

function measureChart(subject: Subject, method: ChartMethod): Measured {
  const { panel, series, at, worse, baseline } = subject;
  const { grain } = panel.time;
  const line = chartLine(method, baseline!, series.covered, { at, grain, worse });
  const statistic = line.at(-1)!.statistic;
  const pValue = method === 'ewma' ? normalUpper(statistic) : cusumTail(statistic);
  const periods = chartSpan[grain];
  const { seen, expected } = baseline!.compare(at - periods + 1, at, false);
  return { statistic, pValue, seen, expected, periods, trials: trialsOf(subject, periods) };
}

function trialsOf({ indicator, series, at }: Subject, span: number): number | null {
  if (!series.denominator) return null;
  // The same people over and over: they do not add up.
  if (indicator.denominator === 'residents') return series.denominator[at]!;
  let trials = 0;
  for (let t = Math.max(0, at - span + 1); t <= at; t++)
    if (series.covered[t]) trials += series.denominator[t]!;
  return trials;
}
