import type { CurvePoint } from '../../../schemas/api/linkage/audit.ts';
import { labelStyle, plotArea } from '../axis-styles.ts';
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
  { labels, theme, percent }: ChartContext<CurveLabels>,
  { x, y, xName, yName, most }: Shown,
): ChartView {
  const chosen = curve.findLast(({ weight }) => weight >= threshold);
  const axis = {
    ...{ type: 'value', min: 0, nameTextStyle: labelStyle(theme), axisTick: { show: false } },
    axisLine: { lineStyle: { color: theme.line } },
    splitLine: { lineStyle: { color: theme.lineSoft } },
  };
  const symbol = curve.length <= mostMarked ? 'circle' : 'none';
  const line = { color: theme.series[0], type: 'line', symbol, symbolSize: 5, lineStyle: { width: 2 } };
  return {
    option: {
      grid: plotArea({ left: 8, right: 28, top: 32, bottom: 28 }),
      tooltip: {
        ...{ ...tooltipStyle(theme), trigger: 'axis' },
        formatter: ([{ dataIndex, seriesIndex }]: [{ dataIndex: number; seriesIndex: number }]) =>
          tip(seriesIndex === 0 ? curve[dataIndex]! : chosen!, labels, percent),
      },
      xAxis: {
        ...{ ...axis, max: most > 0 ? most : 1, name: xName, nameLocation: 'middle', nameGap: 26 },
        axisLabel: {
          ...labelStyle(theme),
          formatter: most < 0.01 ? shortProbability : percent,
          hideOverlap: true,
        },
      },
      yAxis: {
        ...{ ...axis, max: 1, name: yName, nameTextStyle: { ...labelStyle(theme), align: 'left' } },
        axisLabel: { ...labelStyle(theme), formatter: percent },
      },
      series: [
        { ...line, data: curve.map((point) => [point[x], point[y]]) },
        {
          ...{ type: 'scatter', color: theme.series[3], symbolSize: 10, silent: true },
          data: chosen ? [[chosen[x], chosen[y]]] : [],
          label: {
            ...{ show: true, formatter: labels.threshold, color: theme.text, offset: [0, 14] },
            position: chosen && chosen[x] > most / 2 ? 'left' : 'right',
            ...{ fontSize: 12, fontFamily: theme.font },
          },
        },
      ],
    },
    headers: [labels.weight, labels.precision, labels.recall, labels.f1, labels.falsePositiveRate],
    rows: curve.map((point) => ({
      cells: [
        signedBits(point.weight),
        ...[point.precision, point.recall, point.f1].map(percent),
        shortProbability(point.falsePositiveRate),
      ],
    })),
    textColumns: 0,
    note: '',
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
