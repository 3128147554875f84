import type { PairView } from '../../../schemas/api/linkage/pairs.ts';
import { categoryAxis, labelStyle, markLabel, plotArea } from '../axis-styles.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { bitsToProbability, roundBits, shortProbability, signedBits } from './bits.ts';
import { rowHeight, type ModelLabels } from './level-rows.ts';
import { dashedLine } from './threshold-line.ts';

export interface WaterfallLabels extends ModelLabels {
  step: string;
  bits: string;
  sum: string;
  probability: string;
  prior: string;
  /** What the rarity of a value adds to a comparison's level. */
  rarity: string;
  /** What two comparisons say together beyond both: `{names}`. */
  together(names: string): string;
  total: string;
  threshold: string;
}

export type ShownPair = Pick<PairView, 'weight' | 'priorBits' | 'interactions'> & {
  outcomes: readonly Pick<
    PairView['outcomes'][number],
    'comparison' | 'level' | 'isMissing' | 'bits' | 'frequencyBits'
  >[];
};

interface Step {
  name: string;
  from: number;
  bits: number;
}

/** How the evidence of one pair adds up, from the prior to its weight. */
export function waterfallView(
  pair: ShownPair,
  threshold: number,
  context: ChartContext<WaterfallLabels>,
): ChartView {
  const { labels } = context;
  const steps = [...stepsOf(pair, labels), { name: labels.total, from: 0, bits: pair.weight }];
  return {
    option: drawing(steps, threshold, context),
    headers: [labels.step, labels.bits, labels.sum, labels.probability],
    rows: steps.map(({ name, from, bits }) => ({
      cells: [
        name,
        signedBits(bits),
        signedBits(from + bits),
        shortProbability(bitsToProbability(from + bits)),
      ],
    })),
    textColumns: 1,
    note: '',
    height: steps.length * (rowHeight + 2) + 48,
  };
}

function drawing(steps: readonly Step[], threshold: number, context: ChartContext<WaterfallLabels>) {
  const { labels, theme } = context;
  const names = steps.map(({ name }) => name);
  return {
    grid: plotArea({ left: 4, right: 56, top: 20, bottom: 4 }),
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => tip(steps[dataIndex]!, labels),
    },
    xAxis: {
      type: 'value',
      boundaryGap: ['8%', '4%'],
      splitLine: { lineStyle: { color: theme.lineSoft } },
      axisLabel: { ...labelStyle(theme), formatter: roundBits },
    },
    yAxis: {
      ...categoryAxis(theme, names),
      inverse: true,
      axisLabel: { ...labelStyle(theme), color: theme.text, width: 220, overflow: 'truncate', interval: 0 },
    },
    series: bars(steps, threshold, context),
  };
}

function stepsOf({ priorBits, outcomes, interactions }: ShownPair, labels: WaterfallLabels): Step[] {
  const named = [
    { name: labels.prior, bits: priorBits },
    ...outcomes
      .filter(({ isMissing }) => !isMissing)
      .flatMap(({ comparison, level, bits, frequencyBits }) => {
        const name = `${labels.comparison(comparison)} · ${labels.level(comparison, level)}`;
        const rarity = { name: `${labels.comparison(comparison)} · ${labels.rarity}`, bits: frequencyBits };
        return frequencyBits === 0 ? [{ name, bits }] : [{ name, bits }, rarity];
      }),
    ...interactions
      .filter(({ bits }) => bits !== 0)
      .map(({ comparisons, bits }) => ({
        name: labels.together(comparisons.map((name) => labels.comparison(name)).join(' + ')),
        bits,
      })),
  ];
  let sum = 0;
  return named.map(({ name, bits }) => {
    const from = sum;
    sum += bits;
    return { name, from, bits };
  });
}

/** An invisible bar up to where a step begins, and the step on top of it. */
function bars(steps: readonly Step[], threshold: number, { labels, theme }: ChartContext<WaterfallLabels>) {
  const stacked = { type: 'bar', stack: 'sum', stackStrategy: 'all', barMaxWidth: 14 };
  const colour = ({ bits }: Step, at: number) =>
    at === steps.length - 1 ? theme.series[5] : at === 0 ? theme.series[7] : theme.series[bits < 0 ? 3 : 0];
  return [
    { ...stacked, silent: true, itemStyle: { color: 'transparent' }, data: steps.map(({ from }) => from) },
    {
      ...stacked,
      data: steps.map((step, at) => ({
        value: step.bits,
        itemStyle: { color: colour(step, at), borderRadius: 2 },
        label: {
          ...markLabel(theme),
          position: step.bits < 0 && at > 0 ? 'left' : 'right',
          formatter: signedBits(step.bits),
        },
      })),
      markLine: {
        ...dashedLine(threshold, theme.text),
        label: { ...markLabel(theme), formatter: labels.threshold, position: 'start' },
      },
    },
  ];
}

function tip({ name, from, bits }: Step, labels: WaterfallLabels): string {
  return tooltipHtml(name, [
    [labels.bits, signedBits(bits)],
    [labels.sum, signedBits(from + bits)],
    [labels.probability, shortProbability(bitsToProbability(from + bits))],
  ]);
}
