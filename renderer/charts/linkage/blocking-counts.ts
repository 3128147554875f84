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
  context: ChartContext<BlockingCountLabels>,
): ChartView {
  const { labels, theme, number } = context;
  return {
    option: {
      grid: plotArea({ left: 8, right: 72, top: 4, bottom: 28 }),
      tooltip: {
        ...tooltipStyle(theme),
        trigger: 'item',
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { rule, pairs, records } = rules[dataIndex]!;
          return tooltipHtml(rule, [
            [labels.pairs, number(pairs)],
            [labels.records, number(records)],
          ]);
        },
      },
      xAxis: pairsAxis(context),
      yAxis: rulesAxis(rules, context),
      series: [pairsSeries(rules, context)],
    },
    headers: [labels.rule, labels.pairs, labels.records],
    rows: rules.map(({ rule, pairs, records }) => ({ cells: [rule, number(pairs), number(records)] })),
    textColumns: 1,
    note: '',
    height: rules.length * (rowHeight + 4) + 44,
  };
}

function pairsAxis({ labels, theme, number }: ChartContext<BlockingCountLabels>) {
  return {
    type: 'log' as const,
    min: 0.8,
    startValue: 0.8,
    name: labels.pairs,
    nameLocation: 'middle' as const,
    nameGap: 26,
    nameTextStyle: labelStyle(theme),
    splitLine: { lineStyle: { color: theme.lineSoft } },
    axisLabel: {
      ...labelStyle(theme),
      formatter: (value: number) => (value < 1 ? '' : number(value)),
      hideOverlap: true,
    },
  };
}

function rulesAxis(rules: readonly CountedRule[], { theme }: ChartContext<BlockingCountLabels>) {
  return {
    type: 'category' as const,
    inverse: true,
    data: rules.map(({ rule }) => rule),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.line } },
    axisLabel: {
      ...labelStyle(theme),
      color: theme.text,
      width: 300,
      overflow: 'truncate' as const,
      interval: 0,
    },
  };
}

function pairsSeries(rules: readonly CountedRule[], { theme, number }: ChartContext<BlockingCountLabels>) {
  return {
    type: 'bar' as const,
    color: theme.series[0],
    barMaxWidth: 14,
    itemStyle: { borderRadius: 2 },
    data: rules.map(({ pairs }) => (pairs > 0 ? pairs : null)),
    label: {
      show: true,
      position: 'right' as const,
      color: theme.textMuted,
      fontSize: 11,
      fontFamily: theme.font,
      formatter: ({ value }: { value: unknown }) => number(Number(value)),
    },
  };
}
