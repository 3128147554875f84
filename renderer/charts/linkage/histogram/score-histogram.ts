import type { ChartContext, ChartRow, ChartView } from '../../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../../tooltip.ts';
import { bitsToProbability, shortProbability, signedBits } from '../bits.ts';
import { countAndShareAxes, scoreLegend, scorePlots, weightAxes } from './score-axes.ts';
import { expectedFrom, pairsBehind, scoreBars, type Bar, type ShownScores } from './score-bars.ts';
import type { ScoreHistogramLabels } from './score-labels.ts';
import { expectedCurves, matchStrokes, pairBars } from './score-series.ts';

/** How the histogram is looked at. */
export interface HistogramChoice {
  /** Where it is tried out elsewhere than where the model has it. */
  threshold?: number;
  /** A logarithmic count shows the few doubtful pairs beside thousands of clear ones; the default. */
  isLogarithmic?: boolean;
}

type Context = ChartContext<ScoreHistogramLabels>;

/**
 * How many pairs have which weight and how many of them the model expects to be matches, the threshold, and below it
 * what precision, recall and F1 to expect of each threshold. A bar leads to its pairs by a filter on their weight.
 */
export function scoreHistogramView(
  scores: ShownScores,
  context: Context,
  { threshold = scores.threshold, isLogarithmic = true }: HistogramChoice = {},
): ChartView {
  const { labels, theme } = context;
  const { bars, width } = scoreBars(scores);
  const [least, most] = [bars[0]?.weight ?? 0, (bars.at(-1)?.weight ?? 0) + width];
  // A threshold at the very edge would stand on the other axis.
  const room = (most - least) / 20;
  const ends = [Math.min(least, scores.threshold - room), Math.max(most, scores.threshold + room)] as const;
  return {
    option: {
      grid: scorePlots,
      xAxis: weightAxes(ends, labels.weight, theme),
      yAxis: countAndShareAxes(isLogarithmic, context),
      legend: scoreLegend(context),
      tooltip: {
        ...tooltipStyle(theme),
        trigger: 'axis',
        formatter: ([first]: { value: [number, number] }[]) => {
          const bar = bars.findLast(({ weight }) => weight <= first!.value[0]) ?? bars[0]!;
          return tip(bar, width, scores, context);
        },
      },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      series: [
        pairBars(bars, width, threshold, context),
        matchStrokes(bars, width, context),
        ...expectedCurves(scores.expected, threshold, context),
      ],
    },
    ...table(bars, width, scores, context),
    note: '',
  };
}

function table(bars: readonly Bar[], width: number, scores: ShownScores, context: Context) {
  const { labels, number, percent } = context;
  const share = (value: number | undefined) => (value === undefined ? '' : percent(value));
  const { weight, probability, pairs, matches, precision, recall, f1 } = labels;
  const rowOf = (bar: Bar): ChartRow => {
    const point = expectedFrom(scores, bar.weight);
    return {
      cells: [
        signedBits(bar.weight),
        shortProbability(bitsToProbability(bar.weight)),
        number(bar.pairs),
        number(Math.round(bar.matches)),
        share(point?.precision),
        share(point?.recall),
        share(point?.f1),
      ],
      behind: pairsBehind(bar, width),
    };
  };
  return {
    headers: [weight, probability, pairs, matches, precision, recall, f1],
    rows: bars.map(rowOf),
    textColumns: 0,
  };
}

function tip(bar: Bar, width: number, scores: ShownScores, { labels, number, percent }: Context): string {
  const point = expectedFrom(scores, bar.weight);
  const expected: [string, string][] = point
    ? [
        [labels.precision, percent(point.precision)],
        [labels.recall, percent(point.recall)],
        [labels.f1, percent(point.f1)],
      ]
    : [];
  return tooltipHtml(`${labels.weight} ${signedBits(bar.weight)} … ${signedBits(bar.weight + width)}`, [
    [labels.pairs, number(bar.pairs)],
    [labels.matches, number(Math.round(bar.matches))],
    [labels.probability, shortProbability(bitsToProbability(bar.weight))],
    ...expected,
  ]);
}
