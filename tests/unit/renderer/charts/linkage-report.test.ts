import { describe, expect, it } from 'vitest';
import { joinBins } from '../../../../renderer/charts/linkage/bin-bars.ts';
import { shortProbability, signedBits } from '../../../../renderer/charts/linkage/bits.ts';
import { clusterSizesView } from '../../../../renderer/charts/linkage/cluster-sizes.ts';
import { precisionRecallView } from '../../../../renderer/charts/linkage/evaluation-curves.ts';
import { matchWeightsView } from '../../../../renderer/charts/linkage/match-weights.ts';
import { waterfallView } from '../../../../renderer/charts/linkage/waterfall.ts';
import { contextOf } from './chart-fixtures.ts';

const model = {
  comparisons: [
    {
      name: 'name',
      columns: ['name'],
      levels: [
        { name: 'missing', when: { kind: 'null' as const, column: 'name' }, isMissing: true },
        { name: 'exact', when: { kind: 'equal' as const, column: 'name' } },
        { name: 'else', when: { kind: 'else' as const } },
      ],
    },
  ],
};
const names = { comparison: (name: string) => name, level: (_: string, level: string) => level };
const words = {
  comparisonHeader: 'comparison',
  levelHeader: 'level',
  bits: 'bits',
  prior: 'prior',
  m: 'm',
  u: 'u',
  step: 'step',
  sum: 'sum',
  probability: 'p',
  rarity: 'rarity',
  total: 'total',
  threshold: 'threshold',
};

describe('the charts of a linkage', () => {
  it('write evidence with its sign and small probabilities short', () => {
    expect([7.25, -3.14, 0.01, -0.01].map(signedBits)).toEqual(['+7.3', '−3.1', '0.0', '0.0']);
    expect(shortProbability(0.00000032)).toBe('3.2e-7');
  });

  it('join narrow bins without losing a pair, and never to narrower ones', () => {
    const bins = Array.from({ length: 400 }, (_, at) => ({ from: at / 10, count: 1 }));
    const joined = joinBins(bins, 0.1);
    expect(joined.width).toBe(0.5); // 40 bits in at most 80 bars
    expect(joined.bins).toHaveLength(80);
    expect(joined.bins.every(({ count }) => count === 5)).toBe(true);
    expect(joinBins([{ from: 3, count: 2 }], 1)).toEqual({ bins: [{ from: 3, count: 2 }], width: 1 });
  });

  it('weigh each level by log2 of m over u, and leave out what says nothing', () => {
    const levels = [
      [
        { m: 1, u: 1 },
        { m: 0.8, u: 0.1 },
        { m: 0.2, u: 0.8 },
      ],
    ];
    const { rows } = matchWeightsView(model, { levels, prior: 0.2 }, contextOf({ ...words, ...names }));
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['prior', '', '−2.0'],
      ['name', 'exact', '+3.0'],
      ['name', 'else', '−2.0'],
    ]);
  });

  it('add the evidence of a pair up to its weight, without missing values and what adds nothing', () => {
    const outcome = { comparison: 'name', level: 'exact', isMissing: false, bits: 3, frequencyBits: 1.5 };
    const pair = {
      weight: 2,
      priorBits: -2,
      outcomes: [outcome, { ...outcome, comparison: 'birth', isMissing: true, bits: 0, frequencyBits: 0 }],
      interactions: [
        { comparisons: ['name', 'birth'], bits: -0.5 },
        { comparisons: ['name', 'sex'], bits: 0 },
      ],
    };
    const together = (joined: string) => `together ${joined}`;
    const { rows } = waterfallView(pair, 0, contextOf({ ...words, ...names, together }));
    expect(rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['prior', '−2.0', '−2.0'],
      ['name · exact', '+3.0', '+1.0'],
      ['name · rarity', '+1.5', '+2.5'],
      ['together name + birth', '−0.5', '+2.0'],
      ['total', '+2.0', '+2.0'],
    ]);
    expect(rows.at(-1)!.cells[3]).toBe('0.8'); // 1 / (1 + 2^-2)
  });

  it('mark on a curve the point of the threshold: the last that reaches it', () => {
    const point = (weight: number, recall: number) => ({
      weight,
      recall,
      precision: 1,
      f1: 1,
      falsePositiveRate: 0,
    });
    const curve = [point(9, 0.2), point(4, 0.6), point(-1, 1)];
    const labels = { ...words, weight: 'w', precision: 'p', recall: 'r', f1: 'f', falsePositiveRate: 'fpr' };
    const { option } = precisionRecallView(curve, 3, contextOf(labels));
    const [, marked] = (option as { series: { data: number[][] }[] }).series;
    expect(marked!.data).toEqual([[0.6, 1]]);
  });

  it('put the largest sizes of clusters under one bar, and all of them into the table', () => {
    const sizes = Array.from({ length: 30 }, (_, at) => ({ records: at + 1, clusters: 2 }));
    const { option, rows } = clusterSizesView(sizes, contextOf({ size: 'size', count: 'count' }));
    const drawn = option as { xAxis: { data: string[] }; series: { data: number[] }[] };
    expect(drawn.xAxis.data.at(-1)).toBe('≥ 25');
    expect(drawn.series[0]!.data.at(-1)).toBe(12);
    expect(rows).toHaveLength(30);
  });
});
