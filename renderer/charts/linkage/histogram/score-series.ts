import type { ChartContext, Mark } from '../../chart-view.ts';
import { dashedLine, thresholdLine } from '../threshold-line.ts';
import { pairsBehind, type Bar, type ShownScores } from './score-bars.ts';
import type { ScoreHistogramLabels } from './score-labels.ts';

/** Bars of pairs; those below the threshold are set back. */
export function pairBars(
  bars: readonly Bar[],
  width: number,
  threshold: number,
  { labels, theme }: ChartContext<ScoreHistogramLabels>,
) {
  return {
    type: 'bar',
    name: labels.pairs,
    barWidth: '86%',
    barMaxWidth: 28,
    data: bars.map((bar): Mark & { itemStyle: object } => ({
      value: [bar.weight + width / 2, bar.pairs],
      behind: pairsBehind(bar, width),
      itemStyle: { color: bar.weight + width / 2 >= threshold ? theme.series[0] : theme.series[7] },
    })),
    markLine: thresholdLine(threshold, labels.threshold, theme),
  };
}

/** A stroke across each bar at the matches expected among its pairs. */
export function matchStrokes(
  bars: readonly Bar[],
  width: number,
  { labels, theme }: ChartContext<ScoreHistogramLabels>,
) {
  return {
    type: 'line',
    name: labels.matches,
    color: theme.series[3],
    symbol: 'none',
    silent: true,
    lineStyle: { width: 2 },
    z: 3,
    data: bars.flatMap(({ weight, matches }) => [
      [weight, matches],
      [weight + width, matches],
      [weight + width, null],
    ]),
  };
}

type Measure = 'precision' | 'recall' | 'f1';

/** What to expect of each threshold, as three curves in the lower plot. */
export function expectedCurves(
  expected: ShownScores['expected'],
  threshold: number,
  { labels, theme }: ChartContext<ScoreHistogramLabels>,
) {
  const points = [...expected].sort((a, b) => a.weight - b.weight);
  const curve = (measure: Measure, color?: string) => ({
    type: 'line',
    name: labels[measure],
    xAxisIndex: 1,
    yAxisIndex: 1,
    color,
    symbol: 'none',
    lineStyle: { width: 2 },
    data: points.map((point) => [point.weight, point[measure]]),
  });
  return [
    { ...curve('precision', theme.series[1]), markLine: dashedLine(threshold, theme.text) },
    curve('recall', theme.series[4]),
    curve('f1', theme.series[2]),
  ];
}
