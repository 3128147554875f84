import type { ScoreView } from '../../../schemas/api/linkage/pairs.ts';
import { labelStyle } from '../axis-styles.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { joinBins } from './bin-bars.ts';
import { bitsToProbability, shortProbability, signedBits } from './bits.ts';

export interface ScoreHistogramLabels {
  weight: string;
  probability: string;
  pairs: string;
  /** Of the pairs from a weight on, as the model expects it. */
  precision: string;
  recall: string;
  threshold: string;
}

export type ShownScores = Pick<ScoreView, 'bins' | 'binWidth' | 'threshold' | 'expected'>;

interface Bar {
  /** Lower end. */
  weight: number;
  pairs: number;
}

/**
 * How many pairs have which weight, on a logarithmic scale, the threshold, and below it what precision and recall to
 * expect of each threshold.
 *
 * @param threshold where it is tried out elsewhere than where the model has it
 */
export function scoreHistogramView(
  scores: ShownScores,
  context: ChartContext<ScoreHistogramLabels>,
  threshold = scores.threshold,
): ChartView {
  const { labels, number, percent } = context;
  const { bins, width } = joinBins(
    scores.bins.map(({ weight, pairs }) => ({ from: weight, count: pairs })),
    scores.binWidth,
  );
  const bars = bins.map(({ from, count }) => ({ weight: from, pairs: count }));
  return {
    option: {
      ...axes(scores, bars, width, context),
      tooltip: {
        ...{ ...tooltipStyle(context.theme), trigger: 'axis' },
        formatter: ([first]: { value: [number, number] }[]) =>
          tip(first!.value[0], bars, width, scores, context),
      },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      series: series(scores, bars, { width, threshold }, context),
    },
    headers: [labels.weight, labels.probability, labels.pairs, labels.precision, labels.recall],
    rows: bars.map(({ weight, pairs }) => {
      const point = expectedFrom(scores, weight);
      return {
        cells: [
          signedBits(weight),
          shortProbability(bitsToProbability(weight)),
          number(pairs),
          point ? percent(point.precision) : '',
          point ? percent(point.recall) : '',
        ],
      };
    }),
    textColumns: 0,
    note: '',
  };
}

function expectedFrom({ expected, binWidth }: ShownScores, weight: number) {
  const enough = expected.filter((point) => point.weight >= weight - binWidth / 2);
  return enough.reduce<(typeof enough)[number] | null>(
    (lowest, point) => (lowest === null || point.weight < lowest.weight ? point : lowest),
    null,
  );
}

function axes(
  scores: ShownScores,
  bars: readonly Bar[],
  width: number,
  { labels, theme, number, percent }: ChartContext<ScoreHistogramLabels>,
) {
  const [least, most] = [bars[0]?.weight ?? 0, (bars.at(-1)?.weight ?? 0) + width];
  const x = {
    type: 'value' as const,
    min: Math.min(least, scores.threshold),
    max: Math.max(most, scores.threshold),
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
    splitLine: { show: false },
  };
  const y = {
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.lineSoft } },
    nameTextStyle: { ...labelStyle(theme), align: 'left' as const },
    nameGap: 8,
  };
  return {
    grid: [
      { left: 56, right: 24, top: 28, bottom: '42%' },
      { left: 56, right: 24, top: '66%', bottom: 40 },
    ],
    xAxis: [
      { ...x, gridIndex: 0, axisLabel: { show: false } },
      {
        ...{ ...x, gridIndex: 1, name: labels.weight, nameLocation: 'middle' as const, nameGap: 26 },
        nameTextStyle: labelStyle(theme),
        axisLabel: { ...labelStyle(theme), formatter: (bits: number) => signedBits(bits).replace('.0', '') },
      },
    ],
    yAxis: [
      {
        ...{ ...y, gridIndex: 0, type: 'log' as const, min: 0.8, name: labels.pairs },
        axisLabel: {
          ...labelStyle(theme),
          formatter: (value: number) => (value < 1 ? '' : number(value)),
          hideOverlap: true,
        },
      },
      {
        ...{ ...y, gridIndex: 1, type: 'value' as const, min: 0, max: 1, interval: 0.5 },
        name: `${labels.precision} / ${labels.recall}`,
        axisLabel: { ...labelStyle(theme), formatter: percent },
      },
    ],
    legend: {
      ...{ top: 0, right: 24, itemWidth: 14, itemHeight: 8, textStyle: labelStyle(theme) },
      data: [labels.precision, labels.recall],
    },
  };
}

function series(
  { expected }: ShownScores,
  bars: readonly Bar[],
  { width, threshold }: { width: number; threshold: number },
  { labels, theme }: ChartContext<ScoreHistogramLabels>,
) {
  const line = {
    silent: true,
    symbol: 'none',
    lineStyle: { color: theme.text, type: 'dashed', width: 1 },
    data: [{ xAxis: threshold }],
  };
  const curve = (
    name: string,
    value: (point: ShownScores['expected'][number]) => number,
    color?: string,
  ) => ({
    ...{ type: 'line', name, xAxisIndex: 1, yAxisIndex: 1, color, symbol: 'none', lineStyle: { width: 2 } },
    data: [...expected].sort((a, b) => a.weight - b.weight).map((point) => [point.weight, value(point)]),
  });
  return [
    {
      ...{ type: 'bar', name: labels.pairs, barWidth: `${Math.max(1, 86 / Math.max(1, bars.length))}%` },
      data: bars.map(({ weight, pairs }) => ({
        value: [weight + width / 2, pairs],
        itemStyle: { color: weight + width / 2 >= threshold ? theme.series[0] : theme.series[7] },
      })),
      markLine: {
        ...line,
        label: {
          ...{ formatter: `${labels.threshold} ${signedBits(threshold)}`, color: theme.text },
          ...{ fontSize: 12, fontFamily: theme.font, position: 'end' },
        },
      },
    },
    {
      ...curve(labels.precision, ({ precision }) => precision, theme.series[1]),
      markLine: { ...line, label: { show: false } },
    },
    curve(labels.recall, ({ recall }) => recall, theme.series[3]),
  ];
}

function tip(
  at: number,
  bars: readonly Bar[],
  width: number,
  scores: ShownScores,
  { labels, number, percent }: ChartContext<ScoreHistogramLabels>,
): string {
  const bar = bars.findLast(({ weight }) => weight <= at) ?? bars[0]!;
  const point = expectedFrom(scores, bar.weight);
  return tooltipHtml(`${labels.weight} ${signedBits(bar.weight)} … ${signedBits(bar.weight + width)}`, [
    [labels.pairs, number(bar.pairs)],
    [labels.probability, shortProbability(bitsToProbability(bar.weight))],
    ...(point
      ? ([
          [labels.precision, percent(point.precision)],
          [labels.recall, percent(point.recall)],
        ] as const)
      : []),
  ]);
}
