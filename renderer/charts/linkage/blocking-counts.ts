import { labelStyle, plotArea } from '../axis-styles.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { rowHeight } from './level-rows.ts';

export interface BlockingCountLabels {
  rule: string;
  pairs: string;
  records: string;
}

/** A rule in words, with what it brings together. */
export interface CountedRule {
  rule: string;
  pairs: number;
  records: number;
}

/** Pairs that each blocking rule brings together, on a logarithmic scale. */
export function blockingCountsView(
  rules: readonly CountedRule[],
  { labels, theme, number }: ChartContext<BlockingCountLabels>,
): ChartView {
  return {
    option: {
      grid: plotArea({ left: 8, right: 72, top: 4, bottom: 28 }),
      tooltip: {
        ...{ ...tooltipStyle(theme), trigger: 'item' },
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { rule, pairs, records } = rules[dataIndex]!;
          return tooltipHtml(rule, [
            [labels.pairs, number(pairs)],
            [labels.records, number(records)],
          ]);
        },
      },
      xAxis: {
        ...{
          type: 'log',
          min: 0.8,
          startValue: 0.8,
          name: labels.pairs,
          nameLocation: 'middle',
          nameGap: 26,
        },
        ...{ nameTextStyle: labelStyle(theme), splitLine: { lineStyle: { color: theme.lineSoft } } },
        axisLabel: {
          ...labelStyle(theme),
          ...{ formatter: (value: number) => (value < 1 ? '' : number(value)), hideOverlap: true },
        },
      },
      yAxis: {
        ...{ type: 'category', inverse: true, data: rules.map(({ rule }) => rule) },
        ...{ axisTick: { show: false }, axisLine: { lineStyle: { color: theme.line } } },
        axisLabel: { ...labelStyle(theme), color: theme.text, width: 300, overflow: 'truncate', interval: 0 },
      },
      series: [
        {
          ...{ type: 'bar', color: theme.series[0], barMaxWidth: 14, itemStyle: { borderRadius: 2 } },
          data: rules.map(({ pairs }) => (pairs > 0 ? pairs : null)),
          label: {
            ...{
              show: true,
              position: 'right',
              color: theme.textMuted,
              fontSize: 11,
              fontFamily: theme.font,
            },
            formatter: ({ value }: { value: number }) => number(value),
          },
        },
      ],
    },
    headers: [labels.rule, labels.pairs, labels.records],
    rows: rules.map(({ rule, pairs, records }) => ({ cells: [rule, number(pairs), number(records)] })),
    textColumns: 1,
    note: '',
    height: rules.length * (rowHeight + 4) + 44,
  };
}
