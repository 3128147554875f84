import type { TrendPoint } from '../../../schemas/api/risk/figures.ts';
import { categoryAxis, labelStyle, plotArea, valueAxis } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';
import type { Behind, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';

export interface TrendWords {
  headers: string[];
  names: { value: string; baseline: string; band: string; noData: string };
  /** A plain number of the indicator's unit, for the axis. */
  number(value: number): string;
  /** Figure, numerator, denominator, baseline and band, in the order of the headers after the period. */
  cells(point: TrendPoint): string[];
}

/** A figure over time in the band that its history makes expected; periods without data are grey, never zero. */
export function riskTrend(
  points: readonly TrendPoint[],
  marked: { chosen: string | null; isClickable: boolean },
  words: TrendWords,
  theme: ChartTheme,
): ChartView {
  return {
    option: trendOption(points, marked, words, theme),
    headers: words.headers,
    rows: points.map((point) => ({
      cells: [point.period, ...words.cells(point)],
      behind: marked.isClickable ? behind(point) : undefined,
    })),
    textColumns: 1,
    note: '',
  };
}

const behind = ({ period }: TrendPoint): Behind => ({ name: period, filters: [] });

function trendOption(
  points: readonly TrendPoint[],
  marked: { chosen: string | null; isClickable: boolean },
  words: TrendWords,
  theme: ChartTheme,
) {
  return {
    grid: plotArea({ top: 34, right: 16 }),
    legend: {
      top: 0,
      itemWidth: 16,
      itemHeight: 8,
      textStyle: labelStyle(theme),
      data: [words.names.value, words.names.baseline, words.names.band],
    },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'axis',
      formatter: ([mark]: { dataIndex: number }[]) => {
        const point = points[mark?.dataIndex ?? 0]!;
        const cells = words.cells(point);
        return tooltipHtml(
          point.period,
          words.headers.slice(1).map((header, at) => [header, cells[at] ?? ''] as const),
        );
      },
    },
    xAxis: {
      ...categoryAxis(
        theme,
        points.map(({ period }) => period),
      ),
      axisLabel: { ...labelStyle(theme), hideOverlap: true },
    },
    yAxis: [
      { ...valueAxis(theme, words.number), minInterval: 0 },
      { show: false, min: 0, max: 1 },
    ],
    series: [
      gapSeries(points, theme),
      ...bandSeries(points, words, theme),
      valueSeries(points, marked, words, theme),
    ],
  };
}

/** Periods without data, grey over their whole width and height. */
function gapSeries(points: readonly TrendPoint[], theme: ChartTheme) {
  return {
    type: 'bar',
    yAxisIndex: 1,
    silent: true,
    barWidth: '100%',
    itemStyle: { color: theme.empty },
    data: points.map(({ state }) => (state === 'no-data' ? 1 : null)),
  };
}

/** The band as a see-through floor with its height stacked upon it. */
function bandSeries(points: readonly TrendPoint[], { names }: TrendWords, theme: ChartTheme) {
  const quiet = { type: 'line', silent: true, showSymbol: false, symbol: 'none' };
  return [
    { ...quiet, stack: 'band', lineStyle: { opacity: 0 }, data: points.map(({ low }) => low) },
    {
      ...quiet,
      name: names.band,
      stack: 'band',
      color: theme.series[1],
      lineStyle: { opacity: 0 },
      areaStyle: { opacity: 0.22 },
      data: points.map(({ low, high }) => (low === null || high === null ? null : high - low)),
    },
    {
      ...quiet,
      name: names.baseline,
      color: theme.series[1],
      lineStyle: { type: 'dashed', width: 1.5 },
      data: points.map(({ baseline }) => baseline),
    },
  ];
}

/** Of so many days, a mark on each would be a thick line. */
const mostMarked = 40;

function valueSeries(
  points: readonly TrendPoint[],
  marked: { chosen: string | null; isClickable: boolean },
  { names }: TrendWords,
  theme: ChartTheme,
) {
  const isOutside = ({ value, low, high }: TrendPoint) =>
    value !== null && ((high !== null && value > high) || (low !== null && value < low));
  return {
    type: 'line',
    name: names.value,
    color: theme.series[0],
    lineStyle: { width: 2 },
    symbol: 'circle',
    showSymbol: true,
    showAllSymbol: true,
    data: points.map((point) => ({
      value: point.value,
      behind: marked.isClickable ? behind(point) : undefined,
      symbolSize: symbolSize(point.period === marked.chosen, isOutside(point), points.length),
      itemStyle: isOutside(point) ? { color: theme.warning } : {},
    })),
  };
}

function symbolSize(isChosen: boolean, isOutside: boolean, points: number): number {
  if (isChosen) return 12;
  if (isOutside) return 8;
  return points > mostMarked ? 3 : 6;
}
