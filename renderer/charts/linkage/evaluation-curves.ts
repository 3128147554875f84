import type { CurvePoint } from '../../../schemas/api/linkage/audit.ts';
import { labelStyle, nameAbove, nameBelow, plotArea } from '../axis-styles.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { shortProbability, signedBits } from './bits.ts';

export interface CurveLabels {
  weight: string;
  precision: string;
  recall: string;
  f1: string;
  falsePositiveRate: string;
  threshold: string;
}

/** Of the pairs of two entities how many are taken for matches, against how many of one entity are found (ROC). */
export function rocView(
  curve: readonly CurvePoint[],
  threshold: number,
  context: ChartContext<CurveLabels>,
): ChartView {
  const { labels } = context;
  const [x, y] = ['falsePositiveRate', 'recall'] as const;
  const most = Math.max(...curve.map((point) => point[x]), 0);
  return curveView(curve, threshold, context, {
    x,
    y,
    xName: labels.falsePositiveRate,
    yName: labels.recall,
    most,
  });
}

/** What share of the matches is found, against what share of the found is right, over all thresholds. */
export function precisionRecallView(
  curve: readonly CurvePoint[],
  threshold: number,
  context: ChartContext<CurveLabels>,
): ChartView {
  const { labels } = context;
  const shown = {
    x: 'recall',
    y: 'precision',
    xName: labels.recall,
    yName: labels.precision,
    most: 1,
  } as const;
  return curveView(curve, threshold, context, shown);
}

/** Of so few points each is marked. */
const mostMarked = 40;

interface Shown {
  x: 'falsePositiveRate' | 'recall';
  y: 'recall' | 'precision';
  xName: string;
  yName: string;
  /** End of the x axis: false positives are few among all pairs of records. */
  most: number;
}

function curveView(
  curve: readonly CurvePoint[],
  threshold: number,
  context: ChartContext<CurveLabels>,
  shown: Shown,
): ChartView {
  const { labels, percent } = context;
  return {
    option: drawing(curve, threshold, context, shown),
    headers: [labels.weight, labels.precision, labels.recall, labels.f1, labels.falsePositiveRate],
    rows: curve.map((point) => ({
      cells: [
        signedBits(point.weight),
        percent(point.precision),
        percent(point.recall),
        percent(point.f1),
        shortProbability(point.falsePositiveRate),
      ],
    })),
    textColumns: 0,
    note: '',
  };
}

function drawing(
  curve: readonly CurvePoint[],
  threshold: number,
  context: ChartContext<CurveLabels>,
  shown: Shown,
) {
  const { labels, theme, percent } = context;
  const chosen = curve.findLast(({ weight }) => weight >= threshold);
  return {
    grid: plotArea({ left: 8, right: 28, top: 32, bottom: 28 }),
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'axis',
      formatter: ([{ dataIndex, seriesIndex }]: [{ dataIndex: number; seriesIndex: number }]) =>
        tip(seriesIndex === 0 ? curve[dataIndex]! : chosen!, labels, percent),
    },
    ...axes(shown, context),
    series: [
      {
        type: 'line',
        color: theme.series[0],
        symbol: curve.length <= mostMarked ? 'circle' : 'none',
        symbolSize: 5,
        lineStyle: { width: 2 },
        data: curve.map((point) => [point[shown.x], point[shown.y]]),
      },
      chosenPoint(chosen, shown, context),
    ],
  };
}

function axes({ xName, yName, most }: Shown, { theme, percent }: ChartContext<CurveLabels>) {
  const axis = {
    type: 'value',
    min: 0,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.line } },
    splitLine: { lineStyle: { color: theme.lineSoft } },
  };
  const shares = { ...labelStyle(theme), formatter: percent };
  const xFormat = most < 0.01 ? shortProbability : percent;
  return {
    xAxis: {
      ...axis,
      ...nameBelow(xName, theme),
      max: most > 0 ? most : 1,
      axisLabel: { ...labelStyle(theme), formatter: xFormat, hideOverlap: true },
    },
    yAxis: { ...axis, ...nameAbove(yName, theme), max: 1, axisLabel: shares },
  };
}

/** Where the threshold lies on the curve, if anything reaches it. */
function chosenPoint(
  chosen: CurvePoint | undefined,
  { x, y, most }: Shown,
  { labels, theme }: ChartContext<CurveLabels>,
) {
  return {
    type: 'scatter',
    color: theme.series[3],
    symbolSize: 10,
    silent: true,
    data: chosen ? [[chosen[x], chosen[y]]] : [],
    label: {
      show: true,
      formatter: labels.threshold,
      color: theme.text,
      offset: [0, 14],
      position: chosen && chosen[x] > most / 2 ? 'left' : 'right',
      fontSize: 12,
      fontFamily: theme.font,
    },
  };
}

function tip(point: CurvePoint, labels: CurveLabels, percent: (share: number) => string): string {
  return tooltipHtml(`${labels.weight} ${signedBits(point.weight)}`, [
    [labels.precision, percent(point.precision)],
    [labels.recall, percent(point.recall)],
    [labels.f1, percent(point.f1)],
    [labels.falsePositiveRate, shortProbability(point.falsePositiveRate)],
  ]);
}
