import type { ScoreView } from '../../../schemas/api/linkage/pairs.ts';
import { labelStyle, logCountAxis, nameBelow, plotArea } from '../axis-styles.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { roundBits, signedBits } from './bits.ts';
import { thresholdLine } from './threshold-line.ts';

export interface ScoreChangeLabels {
  weight: string;
  before: string;
  after: string;
  threshold: string;
}

export type ComparedScores = Pick<ScoreView, 'bins' | 'binWidth' | 'threshold'>;

interface Step {
  weight: number;
  before: number;
  after: number;
}

const mostSteps = 80;
const widths = [0.1, 0.5, 1, 2, 5];

/** How the scores of all pairs lay before and after training: bars for now, a stepped line for then. */
export function scoreChangeView(
  before: ComparedScores,
  after: ComparedScores,
  context: ChartContext<ScoreChangeLabels>,
): ChartView {
  const { labels, number } = context;
  const { steps, width } = joined(before, after);
  return {
    option: drawing(steps, width, after.threshold, context),
    headers: [labels.weight, labels.before, labels.after],
    rows: steps.map((step) => ({
      cells: [signedBits(step.weight), number(step.before), number(step.after)],
    })),
    textColumns: 0,
    note: '',
  };
}

/** Both histograms in bins of one width, which the eye can tell apart. */
function joined(before: ComparedScores, after: ComparedScores): { steps: Step[]; width: number } {
  const weights = [...before.bins, ...after.bins].map(({ weight }) => weight);
  const range = Math.max(...weights) - Math.min(...weights);
  const width = widths.find((candidate) => range / candidate <= mostSteps) ?? widths.at(-1)!;
  const placeOf = (weight: number) => Math.floor((weight + after.binWidth / 2) / width);
  const [first, last] = [placeOf(Math.min(...weights)), placeOf(Math.max(...weights))];
  if (weights.length === 0) return { steps: [], width };
  const steps = Array.from({ length: last - first + 1 }, (_, at) => ({
    weight: (first + at) * width,
    before: 0,
    after: 0,
  }));
  for (const { weight, pairs } of before.bins) steps[placeOf(weight) - first]!.before += pairs;
  for (const { weight, pairs } of after.bins) steps[placeOf(weight) - first]!.after += pairs;
  return { steps, width };
}

function drawing(
  steps: readonly Step[],
  width: number,
  threshold: number,
  { labels, theme, number }: ChartContext<ScoreChangeLabels>,
) {
  return {
    grid: plotArea({ left: 8, right: 16, top: 34, bottom: 24 }),
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: labelStyle(theme) },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'axis',
      formatter: ([first]: { dataIndex: number }[]) => {
        const step = steps[first!.dataIndex]!;
        return tooltipHtml(
          `${labels.weight} ${signedBits(step.weight)} … ${signedBits(step.weight + width)}`,
          [
            [labels.before, number(step.before)],
            [labels.after, number(step.after)],
          ],
        );
      },
    },
    ...axes(steps, width, { labels, theme, number }),
    series: series(steps, width, threshold, { labels, theme }),
  };
}

function axes(
  steps: readonly Step[],
  width: number,
  { labels, theme, number }: Pick<ChartContext<ScoreChangeLabels>, 'labels' | 'theme' | 'number'>,
) {
  return {
    xAxis: {
      type: 'value',
      min: steps[0]?.weight ?? 0,
      max: (steps.at(-1)?.weight ?? 0) + width,
      ...nameBelow(labels.weight, theme),
      axisTick: { show: false },
      splitLine: { show: false },
      axisLine: { lineStyle: { color: theme.line } },
      axisLabel: { ...labelStyle(theme), formatter: roundBits },
    },
    yAxis: { ...logCountAxis(theme, number), axisLine: { show: false } },
  };
}

function series(
  steps: readonly Step[],
  width: number,
  threshold: number,
  { labels, theme }: Pick<ChartContext<ScoreChangeLabels>, 'labels' | 'theme'>,
) {
  const middle = ({ weight }: Step) => weight + width / 2;
  // A logarithm has no zero: an empty bin lies below the axis.
  const shown = (pairs: number) => (pairs === 0 ? 0.5 : pairs);
  return [
    {
      type: 'bar',
      name: labels.after,
      barWidth: `${Math.max(1, 82 / Math.max(1, steps.length))}%`,
      itemStyle: { color: theme.ramp[2] },
      data: steps.map((step) => [middle(step), shown(step.after)]),
      markLine: thresholdLine(threshold, labels.threshold, theme),
    },
    {
      type: 'line',
      name: labels.before,
      step: 'middle',
      symbol: 'none',
      z: 3,
      lineStyle: { width: 1.5, color: theme.series[3] },
      itemStyle: { color: theme.series[3] },
      data: steps.map((step) => [middle(step), shown(step.before)]),
    },
  ];
}
