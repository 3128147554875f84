import type { WarningLevel } from '../../../schemas/indicators/rule.ts';
import { categoryAxis, labelStyle, plotArea, valueAxis } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';
import type { ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';

export interface ControlPoint {
  period: string;
  statistic: number;
}

/** From where on a control chart warns, the lightest level first. */
export interface ControlLimit {
  level: WarningLevel;
  bound: number;
}

export interface ControlWords {
  headers: string[];
  /** What the line is called. */
  name: string;
  number(value: number): string;
  limit(limit: ControlLimit): string;
  /** The level that a value reaches, in words; null: none. */
  reached(level: WarningLevel | null): string;
}

/** The line of a control chart under the limits of its rule; the days on which it reaches one have that level's colour. */
export function controlChart(
  points: readonly ControlPoint[],
  limits: readonly ControlLimit[],
  words: ControlWords,
  theme: ChartTheme,
): ChartView {
  const cellsOf = ({ statistic }: ControlPoint) => [
    words.number(statistic),
    words.reached(levelReached(statistic, limits)),
  ];
  return {
    option: controlOption(points, limits, words, cellsOf, theme),
    headers: words.headers,
    rows: points.map((point) => ({ cells: [point.period, ...cellsOf(point)] })),
    textColumns: 1,
    note: '',
  };
}

/** The gravest level whose limit a value reaches. */
export function levelReached(statistic: number, limits: readonly ControlLimit[]): WarningLevel | null {
  return limits.findLast(({ bound }) => statistic >= bound)?.level ?? null;
}

function controlOption(
  points: readonly ControlPoint[],
  limits: readonly ControlLimit[],
  words: ControlWords,
  cellsOf: (point: ControlPoint) => string[],
  theme: ChartTheme,
) {
  const periods = points.map(({ period }) => period);
  return {
    grid: plotArea({ top: 16, right: 72 }),
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'axis',
      formatter: ([mark]: { dataIndex: number }[]) => {
        const point = points[mark?.dataIndex ?? 0]!;
        const lines = cellsOf(point).map((cell, at) => [words.headers[at + 1] ?? '', cell] as const);
        return tooltipHtml(point.period, lines);
      },
    },
    xAxis: { ...categoryAxis(theme, periods), axisLabel: { ...labelStyle(theme), hideOverlap: true } },
    yAxis: { ...valueAxis(theme, words.number), minInterval: 0, max: highest(points, limits) },
    series: [
      {
        type: 'line',
        name: words.name,
        color: theme.series[0],
        lineStyle: { width: 2 },
        symbol: 'circle',
        showAllSymbol: true,
        data: points.map((point) => mark(point, limits, theme)),
        markLine: {
          silent: true,
          symbol: 'none',
          data: limits.map((limit) => limitLine(limit, words, theme)),
        },
      },
    ],
  };
}

function mark({ statistic }: ControlPoint, limits: readonly ControlLimit[], { levels }: ChartTheme) {
  const level = levelReached(statistic, limits);
  return level === null
    ? { value: statistic, symbolSize: 3 }
    : { value: statistic, symbolSize: 8, itemStyle: { color: levels[level] } };
}

function limitLine(limit: ControlLimit, words: ControlWords, theme: ChartTheme) {
  return {
    yAxis: limit.bound,
    lineStyle: { color: theme.levels[limit.level], type: 'dashed', width: 1.5 },
    label: { ...labelStyle(theme), color: theme.text, position: 'end', formatter: words.limit(limit) },
  };
}

/** Every limit is in sight, also those that the line does not reach. */
function highest(points: readonly ControlPoint[], limits: readonly ControlLimit[]): number {
  const values = [...points.map(({ statistic }) => statistic), ...limits.map(({ bound }) => bound)];
  return Math.ceil(Math.max(0, ...values) * 1.05);
}
