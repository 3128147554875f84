import type { ScoreView } from '../../../schemas/api/linkage/pairs.ts';
import { labelStyle } from '../axis-styles.ts';
import type { Behind, ChartContext, ChartView, Mark } from '../chart-view.ts';
import type { ChartTheme } from '../chart-theme.ts';
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
  f1: string;
  /** Matches that the model expects among the pairs. */
  matches: string;
  threshold: string;
}

/** How the histogram is looked at. */
export interface HistogramChoice {
  /** Where it is tried out elsewhere than where the model has it. */
  threshold?: number;
  /** A logarithmic count shows the few doubtful pairs beside thousands of clear ones; the default. */
  isLogarithmic?: boolean;
}

export type ShownScores = Pick<ScoreView, 'bins' | 'binWidth' | 'threshold' | 'expected'>;

interface Bar {
  /** Lower end. */
  weight: number;
  pairs: number;
  matches: number;
}

/**
 * How many pairs have which weight and how many of them the model expects to be matches, the threshold, and below it
 * what precision, recall and F1 to expect of each threshold. A bar leads to its pairs by a filter on their weight.
 */
export function scoreHistogramView(
  scores: ShownScores,
  context: ChartContext<ScoreHistogramLabels>,
  { threshold = scores.threshold, isLogarithmic = true }: HistogramChoice = {},
): ChartView {
  const { labels, number, percent } = context;
  const { bars, width } = widerBars(scores);
  return {
    option: {
      ...axes({ scores, bars, width, isLogarithmic }, context),
      tooltip: {
        ...{ ...tooltipStyle(context.theme), trigger: 'axis' },
        formatter: ([first]: { value: [number, number] }[]) =>
          tip(first!.value[0], bars, width, scores, context),
      },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      series: series(scores, bars, { width, threshold }, context),
    },
    headers: [
      ...[labels.weight, labels.probability, labels.pairs, labels.matches],
      ...[labels.precision, labels.recall, labels.f1],
    ],
    rows: bars.map((bar) => {
      const point = expectedFrom(scores, bar.weight);
      return {
        cells: [
          ...[signedBits(bar.weight), shortProbability(bitsToProbability(bar.weight))],
          ...[number(bar.pairs), number(Math.round(bar.matches))],
          ...[point?.precision, point?.recall, point?.f1].map((share) =>
            share === undefined ? '' : percent(share),
          ),
        ],
        behind: behind(bar, width),
      };
    }),
    textColumns: 0,
    note: '',
  };
}

/** Bars that the eye can tell apart, with the matches expected among their pairs. */
function widerBars({ bins, binWidth }: ShownScores): { bars: Bar[]; width: number } {
  const joined = (count: (bin: ShownScores['bins'][number]) => number) =>
    joinBins(
      bins.map((bin) => ({ from: bin.weight, count: count(bin) })),
      binWidth,
    );
  const pairs = joined((bin) => bin.pairs);
  const matches = joined((bin) => bin.matches).bins;
  const bars = pairs.bins.map(({ from, count }, at) => ({
    ...{ weight: from, pairs: count, matches: matches[at]!.count },
  }));
  return { bars, width: pairs.width };
}

/** The bar's own pairs: from its lower end up to, but not with, its upper one. */
function behind({ weight }: Bar, width: number): Behind {
  return {
    name: `${signedBits(weight)} … ${signedBits(weight + width)}`,
    filters: [{ field: 'weight', operator: 'between', values: [weight, weight + width] }],
  };
}

function expectedFrom({ expected, binWidth }: ShownScores, weight: number) {
  const enough = expected.filter((point) => point.weight >= weight - binWidth / 2);
  return enough.reduce<(typeof enough)[number] | null>(
    (lowest, point) => (lowest === null || point.weight < lowest.weight ? point : lowest),
    null,
  );
}

interface Drawn {
  scores: ShownScores;
  bars: readonly Bar[];
  width: number;
  isLogarithmic: boolean;
}

function axes(
  { scores, bars, width, isLogarithmic }: Drawn,
  { labels, theme, number, percent }: ChartContext<ScoreHistogramLabels>,
) {
  const [least, most] = [bars[0]?.weight ?? 0, (bars.at(-1)?.weight ?? 0) + width];
  const x = {
    type: 'value' as const,
    containShape: false,
    min: Math.min(least, scores.threshold),
    max: Math.max(most, scores.threshold),
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
    splitLine: { show: false },
  };
  const y = {
    axisLine: { show: false, onZero: false },
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
        axisLabel: bitsLabel(theme),
      },
    ],
    yAxis: [
      {
        ...{ ...y, gridIndex: 0, name: labels.pairs },
        ...(isLogarithmic
          ? { type: 'log' as const, min: 0.8, startValue: 0.8 }
          : { type: 'value' as const, min: 0 }),
        axisLabel: {
          ...labelStyle(theme),
          formatter: (value: number) => (isLogarithmic && value < 1 ? '' : number(value)),
          hideOverlap: true,
        },
      },
      {
        ...{ ...y, gridIndex: 1, type: 'value' as const, min: 0, max: 1, interval: 0.5 },
        name: [labels.precision, labels.recall, labels.f1].join(' / '),
        axisLabel: { ...labelStyle(theme), formatter: percent },
      },
    ],
    legend: {
      ...{ top: 0, right: 24, itemWidth: 14, itemHeight: 8, textStyle: labelStyle(theme) },
      data: [labels.matches, labels.precision, labels.recall, labels.f1],
    },
  };
}

/** The ends of the axis are no round numbers and would stand too close to the last one that is. */
function bitsLabel(theme: ChartTheme) {
  return {
    ...labelStyle(theme),
    formatter: (bits: number) => signedBits(bits).replace('.0', ''),
    ...{ showMinLabel: false, showMaxLabel: false },
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
      ...{ type: 'bar', name: labels.pairs, barWidth: '86%', barMaxWidth: 28 },
      data: bars.map((bar): Mark & { itemStyle: object } => ({
        value: [bar.weight + width / 2, bar.pairs],
        behind: behind(bar, width),
        itemStyle: { color: bar.weight + width / 2 >= threshold ? theme.series[0] : theme.series[7] },
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
      ...{ type: 'line', name: labels.matches, color: theme.series[3], symbol: 'none', silent: true },
      ...{ lineStyle: { width: 2 }, z: 3 },
      data: bars.flatMap(({ weight, matches }) => [
        ...[weight, weight + width].map((end) => [end, matches]),
        [weight + width, null],
      ]),
    },
    {
      ...curve(labels.precision, ({ precision }) => precision, theme.series[1]),
      markLine: { ...line, label: { show: false } },
    },
    curve(labels.recall, ({ recall }) => recall, theme.series[4]),
    curve(labels.f1, ({ f1 }) => f1, theme.series[2]),
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
    [labels.matches, number(Math.round(bar.matches))],
    [labels.probability, shortProbability(bitsToProbability(bar.weight))],
    ...(point
      ? ([
          [labels.precision, percent(point.precision)],
          [labels.recall, percent(point.recall)],
          [labels.f1, percent(point.f1)],
        ] as const)
      : []),
  ]);
}
