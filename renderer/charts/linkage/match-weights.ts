import { labelStyle, plotArea } from '../axis-styles.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { bitsToProbability, shortProbability, signedBits } from './bits.ts';
import {
  levelRows,
  rowAxes,
  rowHeight,
  spaced,
  type ModelLabels,
  type ShownModel,
  type ShownParameters,
} from './level-rows.ts';

export interface MatchWeightLabels extends ModelLabels {
  comparisonHeader: string;
  levelHeader: string;
  bits: string;
  /** Where every sum begins: the chance of two records drawn at random. */
  prior: string;
  m: string;
  u: string;
}

/** What each level adds to or takes from the evidence, in bits, and what every pair begins with. */
export function matchWeightsView(
  model: ShownModel,
  parameters: ShownParameters,
  context: ChartContext<MatchWeightLabels>,
): ChartView {
  const { labels, theme } = context;
  const priorBits = Math.log2(parameters.prior / (1 - parameters.prior));
  const named = levelRows(model, parameters).map((row) => ({
    ...row,
    comparison: labels.comparison(row.comparison),
    level: labels.level(row.comparison, row.level),
  }));
  const prior = { comparison: labels.prior, level: '', isFirst: true, bits: priorBits, m: 0, u: 0 };
  const rows = spaced([prior, ...named]);
  return {
    option: {
      grid: plotArea({ left: 236, right: 52, top: 4, bottom: 28 }),
      tooltip: {
        ...{ ...tooltipStyle(theme), trigger: 'item' },
        formatter: ({ dataIndex }: { dataIndex: number }) => tip(rows[dataIndex]!, labels),
      },
      xAxis: {
        type: 'value',
        splitLine: { lineStyle: { color: theme.lineSoft } },
        axisLabel: { ...labelStyle(theme), formatter: (bits: number) => signedBits(bits).replace('.0', '') },
      },
      yAxis: rowAxes(rows, theme),
      series: [{ type: 'bar', barMaxWidth: 14, data: rows.map((row) => mark(row, context)) }],
    },
    headers: [labels.comparisonHeader, labels.levelHeader, labels.bits],
    rows: [prior, ...named].map(({ comparison, level, bits }) => ({
      cells: [comparison, level, signedBits(bits)],
    })),
    textColumns: 2,
    note: '',
    height: rows.length * rowHeight + 36,
  };
}

type Row = { comparison: string; level: string; bits: number; m: number; u: number } | null;

function mark(row: Row, { theme }: ChartContext<MatchWeightLabels>) {
  if (!row) return { value: null };
  return {
    value: row.bits,
    itemStyle: { color: theme.series[row.bits < 0 ? 3 : 0], borderRadius: 2 },
    label: {
      ...{ show: true, position: row.bits < 0 ? 'left' : 'right', formatter: signedBits(row.bits) },
      ...{ color: theme.textMuted, fontSize: 11, fontFamily: theme.font },
    },
  };
}

function tip(row: NonNullable<Row>, labels: MatchWeightLabels): string {
  if (row.u === 0)
    return tooltipHtml(row.comparison, [
      [labels.bits, signedBits(row.bits)],
      [labels.prior, shortProbability(bitsToProbability(row.bits))],
    ]);
  return tooltipHtml(`${row.comparison} · ${row.level}`, [
    [labels.bits, signedBits(row.bits)],
    [labels.m, shortProbability(row.m)],
    [labels.u, shortProbability(row.u)],
  ]);
}
