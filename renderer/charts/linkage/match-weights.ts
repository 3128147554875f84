import { labelStyle, markLabel, plotArea } from '../axis-styles.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { bitsToProbability, roundBits, shortProbability, signedBits } from './bits.ts';
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

/** A version that the weights are compared with, what people call it, and how it is marked in words. */
export interface EarlierWeights {
  model: ShownModel;
  parameters: ShownParameters;
  name: string;
  note: string;
}

/** What each level adds to or takes from the evidence, in bits, and what every pair begins with. */
export function matchWeightsView(
  model: ShownModel,
  parameters: ShownParameters,
  context: ChartContext<MatchWeightLabels>,
  earlier: EarlierWeights | null = null,
): ChartView {
  const { labels } = context;
  const shown = shownRows(model, parameters, labels, earlier);
  const rows = spaced(shown);
  const old = (bits: number | null) => (bits === null ? '–' : signedBits(bits));
  return {
    option: drawing(rows, earlier, context),
    headers: [labels.comparisonHeader, labels.levelHeader, labels.bits, ...(earlier ? [earlier.name] : [])],
    rows: shown.map(({ comparison, level, bits, before }) => ({
      cells: [comparison, level, signedBits(bits), ...(earlier ? [old(before)] : [])],
    })),
    textColumns: 2,
    note: earlier?.note ?? '',
    height: rows.length * rowHeight + 36,
  };
}

interface ShownRow {
  comparison: string;
  level: string;
  isFirst: boolean;
  bits: number;
  m: number;
  u: number;
  /** Bits in the version compared with; null where it has no such level. */
  before: number | null;
}

type Row = ShownRow | null;

/** The prior, and after it every level that is evidence. */
function shownRows(
  model: ShownModel,
  parameters: ShownParameters,
  labels: MatchWeightLabels,
  earlier: EarlierWeights | null,
): ShownRow[] {
  const before = earlier && bitsByName(earlier);
  const prior = {
    comparison: labels.prior,
    level: '',
    isFirst: true,
    m: 0,
    u: 0,
    bits: priorBits(parameters),
    before: before?.prior ?? null,
  };
  const levels = levelRows(model, parameters).map((row) => ({
    ...row,
    comparison: labels.comparison(row.comparison),
    level: labels.level(row.comparison, row.level),
    before: before?.levels.get(`${row.comparison} ${row.level}`) ?? null,
  }));
  return [prior, ...levels];
}

function drawing(
  rows: readonly Row[],
  earlier: EarlierWeights | null,
  context: ChartContext<MatchWeightLabels>,
) {
  const { labels, theme } = context;
  return {
    grid: plotArea({ left: 4, right: 52, top: 4, bottom: 28 }),
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => tip(rows[dataIndex]!, earlier, labels),
    },
    xAxis: {
      type: 'value',
      boundaryGap: ['14%', '6%'], // the figure of the lowest bar stands left of it, before the names
      splitLine: { lineStyle: { color: theme.lineSoft } },
      axisLabel: { ...labelStyle(theme), formatter: roundBits },
    },
    yAxis: rowAxes(rows, theme),
    series: [
      { type: 'bar', barMaxWidth: 14, data: rows.map((row) => mark(row, context)) },
      ...(earlier ? [ghosts(rows, earlier.name, context)] : []),
    ],
  };
}

const priorBits = ({ prior }: ShownParameters) => Math.log2(prior / (1 - prior));

function bitsByName({ model, parameters }: EarlierWeights) {
  const levels = new Map(
    levelRows(model, parameters).map(({ comparison, level, bits }) => [`${comparison} ${level}`, bits]),
  );
  return { prior: priorBits(parameters), levels };
}

/** A short stroke where each bar ended before. */
function ghosts(rows: readonly Row[], name: string, { theme }: ChartContext<MatchWeightLabels>) {
  return {
    type: 'scatter',
    name,
    silent: true,
    symbol: 'rect',
    symbolSize: [3, 16],
    z: 3,
    itemStyle: { color: theme.series[7], borderColor: theme.surface, borderWidth: 1 },
    data: rows.flatMap((row, at) => (row && row.before !== null ? [[row.before, at]] : [])),
  };
}

function mark(row: Row, { theme }: ChartContext<MatchWeightLabels>) {
  if (!row) return { value: null };
  return {
    value: row.bits,
    itemStyle: { color: theme.series[row.bits < 0 ? 3 : 0], borderRadius: 2 },
    label: {
      ...markLabel(theme),
      position: row.bits < 0 ? 'left' : 'right',
      formatter: signedBits(row.bits),
    },
  };
}

function tip(row: ShownRow, earlier: EarlierWeights | null, labels: MatchWeightLabels): string {
  const old = earlier && row.before !== null ? ([[earlier.name, signedBits(row.before)]] as const) : [];
  if (row.u === 0)
    return tooltipHtml(row.comparison, [
      [labels.bits, signedBits(row.bits)],
      ...old,
      [labels.prior, shortProbability(bitsToProbability(row.bits))],
    ]);
  return tooltipHtml(`${row.comparison} · ${row.level}`, [
    [labels.bits, signedBits(row.bits)],
    ...old,
    [labels.m, shortProbability(row.m)],
    [labels.u, shortProbability(row.u)],
  ]);
}
