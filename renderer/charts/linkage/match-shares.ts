import { labelStyle } from '../axis-styles.ts';
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

/** The same rows beside, without their names. */
function unnamedAxis(rows: number, theme: ChartTheme) {
  return {
    ...{ type: 'category', inverse: true, gridIndex: 1, data: Array.from({ length: rows }, () => '') },
    ...{ axisTick: { show: false }, axisLabel: { show: false } },
    axisLine: { lineStyle: { color: theme.line } },
  };
}

/** How often each level is met among records of one entity (m) and of two (u). */
export function matchSharesView(
  model: ShownModel,
  parameters: ShownParameters,
  context: ChartContext<MatchShareLabels>,
): ChartView {
  const { labels, theme } = context;
  const named = levelRows(model, parameters).map((row) => ({
    ...row,
    comparison: labels.comparison(row.comparison),
    level: labels.level(row.comparison, row.level),
  }));
  const rows = spaced(named);
  const bar = (side: 'm' | 'u', color: string | undefined, grid: number) => ({
    ...{ type: 'bar', name: labels[side], color, barMaxWidth: 14, xAxisIndex: grid, yAxisIndex: 2 * grid },
    data: rows.map((row) => row && row[side]),
    itemStyle: { borderRadius: 2 },
    label: {
      ...{ show: true, position: 'right', color: theme.textMuted, fontSize: 11, fontFamily: theme.font },
      formatter: ({ value }: { value: number | null }) => (value === null ? '' : shortProbability(value)),
    },
  });
  const area = { top: 28, bottom: 28 };
  const shareAxis = (gridIndex: number) => ({
    ...{ type: 'value', gridIndex, min: 0, max: 1, interval: 0.5 },
    splitLine: { lineStyle: { color: theme.lineSoft } },
    axisLabel: { ...labelStyle(theme), formatter: context.percent },
  });
  return {
    option: {
      grid: [
        { ...area, left: 236, width: '17%' },
        { ...area, right: 52, width: '17%' },
      ],
      legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: labelStyle(theme) },
      tooltip: {
        ...{ ...tooltipStyle(theme), trigger: 'item' },
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { comparison, level, m, u } = rows[dataIndex]!;
          return tooltipHtml(`${comparison} · ${level}`, [
            [labels.m, shortProbability(m)],
            [labels.u, shortProbability(u)],
          ]);
        },
      },
      xAxis: [shareAxis(0), shareAxis(1)],
      yAxis: [...rowAxes(rows, theme), unnamedAxis(rows.length, theme)],
      series: [bar('m', theme.series[0], 0), bar('u', theme.series[3], 1)],
    },
    headers: [labels.comparisonHeader, labels.levelHeader, labels.m, labels.u],
    rows: named.map(({ comparison, level, m, u }) => ({
      cells: [comparison, level, shortProbability(m), shortProbability(u)],
    })),
    textColumns: 2,
    note: '',
    height: rows.length * rowHeight + 56,
  };
}
