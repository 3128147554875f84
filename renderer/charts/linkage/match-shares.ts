import { labelStyle, markLabel } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { shortProbability } from './bits.ts';
import {
  levelRows,
  rowAxes,
  rowHeight,
  spaced,
  type ModelLabels,
  type ShownModel,
  type ShownParameters,
} from './level-rows.ts';

export interface MatchShareLabels extends ModelLabels {
  comparisonHeader: string;
  levelHeader: string;
  /** Among records of one entity. */
  m: string;
  /** Among records of two entities. */
  u: string;
}

interface NamedRow {
  comparison: string;
  level: string;
  isFirst: boolean;
  m: number;
  u: number;
}

/** How often each level is met among records of one entity (m) and of two (u). */
export function matchSharesView(
  model: ShownModel,
  parameters: ShownParameters,
  context: ChartContext<MatchShareLabels>,
): ChartView {
  const { labels } = context;
  const named = levelRows(model, parameters).map((row) => ({
    ...row,
    comparison: labels.comparison(row.comparison),
    level: labels.level(row.comparison, row.level),
  }));
  const rows = spaced(named);
  return {
    option: drawing(rows, context),
    headers: [labels.comparisonHeader, labels.levelHeader, labels.m, labels.u],
    rows: named.map(({ comparison, level, m, u }) => ({
      cells: [comparison, level, shortProbability(m), shortProbability(u)],
    })),
    textColumns: 2,
    note: '',
    height: rows.length * rowHeight + 56,
  };
}

/** Two plots of the same rows, m on the left and u on the right. */
function drawing(rows: readonly (NamedRow | null)[], context: ChartContext<MatchShareLabels>) {
  const { labels, theme } = context;
  const plot = { top: 28, bottom: 28, width: '17%' };
  return {
    grid: [
      { ...plot, left: 236 },
      { ...plot, right: 52 },
    ],
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: labelStyle(theme) },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const { comparison, level, m, u } = rows[dataIndex]!;
        return tooltipHtml(`${comparison} · ${level}`, [
          [labels.m, shortProbability(m)],
          [labels.u, shortProbability(u)],
        ]);
      },
    },
    xAxis: [shareAxis(0, context), shareAxis(1, context)],
    yAxis: [...rowAxes(rows, theme), unnamedAxis(rows.length, theme)],
    series: [bars(rows, 'm', context), bars(rows, 'u', context)],
  };
}

function shareAxis(gridIndex: number, { theme, percent }: ChartContext<MatchShareLabels>) {
  return {
    type: 'value',
    gridIndex,
    min: 0,
    max: 1,
    interval: 0.5,
    splitLine: { lineStyle: { color: theme.lineSoft } },
    axisLabel: { ...labelStyle(theme), formatter: percent },
  };
}

/** The rows of the right plot, whose names stand beside the left one. */
function unnamedAxis(rows: number, theme: ChartTheme) {
  return {
    type: 'category',
    inverse: true,
    gridIndex: 1,
    data: Array.from({ length: rows }, () => ''),
    axisTick: { show: false },
    axisLabel: { show: false },
    axisLine: { lineStyle: { color: theme.line } },
  };
}

function bars(
  rows: readonly (NamedRow | null)[],
  side: 'm' | 'u',
  { labels, theme }: ChartContext<MatchShareLabels>,
) {
  // The left plot has two axes of rows: levels and comparisons.
  const place =
    side === 'm'
      ? { xAxisIndex: 0, yAxisIndex: 0, color: theme.series[0] }
      : { xAxisIndex: 1, yAxisIndex: 2, color: theme.series[3] };
  return {
    type: 'bar',
    name: labels[side],
    ...place,
    barMaxWidth: 14,
    data: rows.map((row) => row && row[side]),
    itemStyle: { borderRadius: 2 },
    label: {
      ...markLabel(theme),
      position: 'right',
      formatter: ({ value }: { value: number | null }) => (value === null ? '' : shortProbability(value)),
    },
  };
}
