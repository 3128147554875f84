import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { categoryAxis, labelStyle, nameAbove, nameBelow, plotArea } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { shortProbability } from './bits.ts';

export interface TrainingHistoryLabels {
  iteration: string;
  /** How far the furthest probability moved. */
  change: string;
  matchShare: string;
  /** Below it training has converged. */
  limit: string;
}

/** How EM came to rest, step by step. @param limit change below which it stops */
export function trainingHistoryView(
  history: LinkageParameters['history'],
  limit: number,
  context: ChartContext<TrainingHistoryLabels>,
): ChartView {
  const { labels, percent } = context;
  return {
    option: drawing(history, limit, context),
    headers: [labels.iteration, labels.change, labels.matchShare],
    rows: history.map(({ largestChange, matchShare }, at) => ({
      cells: [String(at + 1), shortProbability(largestChange), percent(matchShare)],
    })),
    textColumns: 0,
    note: '',
  };
}

/** Of so few steps each is marked. */
const mostMarked = 40;

function drawing(
  history: LinkageParameters['history'],
  limit: number,
  { labels, theme, percent }: ChartContext<TrainingHistoryLabels>,
) {
  const steps = history.map((_, at) => String(at + 1));
  return {
    grid: plotArea({ left: 8, right: 24, top: 32, bottom: 28 }),
    legend: { top: 0, right: 24, itemWidth: 18, itemHeight: 8, textStyle: labelStyle(theme) },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'axis',
      formatter: ([{ dataIndex }]: [{ dataIndex: number }]) => {
        const { largestChange, matchShare } = history[dataIndex]!;
        return tooltipHtml(`${labels.iteration} ${dataIndex + 1}`, [
          [labels.change, shortProbability(largestChange)],
          [labels.matchShare, percent(matchShare)],
        ]);
      },
    },
    xAxis: {
      ...categoryAxis(theme, steps),
      ...nameBelow(labels.iteration, theme),
      boundaryGap: false,
      axisLabel: { ...labelStyle(theme), hideOverlap: true },
    },
    yAxis: changeAxis(history, limit, labels.change, theme),
    series: lines(history, limit, labels, theme),
  };
}

function lines(
  history: LinkageParameters['history'],
  limit: number,
  labels: TrainingHistoryLabels,
  theme: ChartTheme,
) {
  return [
    {
      type: 'line',
      name: labels.change,
      color: theme.series[0],
      symbolSize: 5,
      showSymbol: history.length <= mostMarked,
      data: history.map(({ largestChange }) => (largestChange > 0 ? largestChange : null)),
    },
    {
      type: 'line',
      name: labels.limit,
      color: theme.textMuted,
      symbol: 'none',
      silent: true,
      lineStyle: { type: 'dashed', width: 1 },
      data: history.map(() => limit),
    },
  ];
}

/** From the power of ten below all that is shown. */
function changeAxis(history: LinkageParameters['history'], limit: number, name: string, theme: ChartTheme) {
  const least = Math.min(limit, ...history.map(({ largestChange }) => largestChange || limit));
  return {
    type: 'log',
    ...nameAbove(name, theme),
    min: 10 ** Math.floor(Math.log10(least)),
    splitLine: { lineStyle: { color: theme.lineSoft } },
    axisLabel: {
      ...labelStyle(theme),
      formatter: (value: number) => (value < 1 ? shortProbability(value) : '1'),
    },
  };
}
