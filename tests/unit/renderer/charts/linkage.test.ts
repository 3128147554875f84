import { describe, expect, it } from 'vitest';
import { matchWeightsView } from '../../../../renderer/charts/linkage/match-weights.ts';
import { scoreHistogramView } from '../../../../renderer/charts/linkage/histogram/score-histogram.ts';
import { waterfallView } from '../../../../renderer/charts/linkage/waterfall.ts';
import { expectedAt } from '../../../../schemas/linkage/expected-threshold.ts';
import type { Comparison } from '../../../../schemas/linkage/comparison.ts';
import { contextOf, drawn } from './chart-fixtures.ts';

const names = {
  comparison: (name: string) => name,
  level: (_: string, level: string) => level,
  comparisonHeader: '比较',
  levelHeader: '等级',
  bits: '比特',
  prior: '先验',
  m: 'm',
  u: 'u',
};

const phone: Comparison = {
  name: 'phone',
  columns: ['phone'],
  levels: [
    { name: 'missing', when: { kind: 'null', column: 'phone' }, isMissing: true },
    { name: 'exact', when: { kind: 'equal', column: 'phone' } },
    { name: 'else', when: { kind: 'else' } },
  ],
};
const model = { comparisons: [phone] };
/** m/u of 8 and 1/4: +3 and −2 bits; even odds as prior: 0 bits. */
const parameters = {
  prior: 0.5,
  levels: [
    [
      { m: 1, u: 1 },
      { m: 0.8, u: 0.1 },
      { m: 0.2, u: 0.8 },
    ],
  ],
};

describe('the chart of match weights', () => {
  it('shows log2(m/u) of every level that is evidence, after the prior', () => {
    const { rows, headers } = matchWeightsView(model, parameters, contextOf(names));
    expect(headers).toEqual(['比较', '等级', '比特']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['先验', '', '0.0'],
      ['phone', 'exact', '+3.0'],
      ['phone', 'else', '−2.0'],
    ]);
  });

  it('marks where a level stood before, by its name, also when it has moved in the model', () => {
    const reversed = { ...phone, levels: [phone.levels[1]!, phone.levels[2]!] };
    const before = {
      model: { comparisons: [reversed] },
      name: '之前',
      note: '',
      parameters: {
        prior: 0.5,
        levels: [
          [
            { m: 0.4, u: 0.1 },
            { m: 0.6, u: 0.6 },
          ],
        ],
      },
    };
    const { rows, option } = matchWeightsView(model, parameters, contextOf(names), before);
    expect(rows.map(({ cells }) => cells.at(-1))).toEqual(['0.0', '+2.0', '0.0']);
    // Rows: prior, gap, exact, else.
    expect(drawn(option).series[1]?.data).toEqual([
      [0, 0],
      [2, 2],
      [0, 3],
    ]);
  });

  it('has a dash for what there was not before', () => {
    const before = {
      model: { comparisons: [] },
      parameters: { prior: 0.5, levels: [] },
      name: '之前',
      note: '',
    };
    const { rows } = matchWeightsView(model, parameters, contextOf(names), before);
    expect(rows.map(({ cells }) => cells.at(-1))).toEqual(['0.0', '–', '–']);
  });
});

const scoreNames = {
  weight: '分值',
  probability: '概率',
  pairs: '对',
  matches: '匹配',
  precision: '精确率',
  recall: '召回率',
  f1: 'F1',
  threshold: '阈值',
};
/** 10 pairs at 0 bits, of which 5 are expected to match, and 20 at 20 bits, of which all are. */
const scores = {
  bins: [
    { weight: 0, pairs: 10, matches: 5 },
    { weight: 20, pairs: 20, matches: 20 },
  ],
  binWidth: 0.1,
  threshold: 6,
  expected: [
    { weight: 20, pairs: 20, precision: 1, recall: 0.8, f1: 8 / 9 },
    { weight: 0, pairs: 30, precision: 25 / 30, recall: 1, f1: 10 / 11 },
  ],
};

describe('the histogram of scores', () => {
  const view = scoreHistogramView(scores, contextOf(scoreNames));

  it('counts pairs and expected matches by weight, with what to expect from there on', () => {
    expect(view.rows.map(({ cells }) => cells.slice(2))).toEqual([
      ['10', '5', '83%', '100%', '91%'],
      ['20', '20', '100%', '80%', '89%'],
    ]);
  });

  it('leads from a bar to the pairs of its range', () => {
    const [first] = drawn(view.option).series[0]!.data;
    expect(first?.behind?.filters).toEqual([{ field: 'weight', operator: 'between', values: [0, 0.5] }]);
  });

  it('counts in a line or by orders of magnitude', () => {
    const scaleOf = (isLogarithmic: boolean) => {
      const { option } = scoreHistogramView(scores, contextOf(scoreNames), { isLogarithmic });
      return (option as unknown as { yAxis: { type: string }[] }).yAxis[0]!.type;
    };
    expect([scaleOf(true), scaleOf(false)]).toEqual(['log', 'value']);
  });
});

describe('what to expect of a threshold', () => {
  it('is that of the lowest pairs which reach it', () => {
    expect(expectedAt(scores, 6)?.precision).toBe(1);
    expect(expectedAt(scores, 0)?.recall).toBe(1);
    expect(expectedAt(scores, 21)).toBeNull();
  });
});

describe('the waterfall of a pair', () => {
  it('adds up from the prior to the weight, with rarity apart and without what is missing', () => {
    const pair = {
      weight: 1.5,
      priorBits: -4,
      interactions: [{ comparisons: ['a', 'b'], bits: -0.5 }],
      outcomes: [
        { comparison: 'a', level: 'exact', isMissing: false, bits: 3, frequencyBits: 2 },
        { comparison: 'b', level: 'exact', isMissing: false, bits: 1, frequencyBits: 0 },
        { comparison: 'c', level: 'missing', isMissing: true, bits: 0, frequencyBits: 0 },
      ],
    };
    const labels = {
      comparison: (name: string) => name,
      level: (_: string, level: string) => level,
      step: '',
      bits: '',
      sum: '',
      probability: '',
      prior: '先验',
      rarity: '频率',
      total: '合计',
      threshold: '',
      together: (joined: string) => joined,
    };
    const { rows } = waterfallView(pair, 6, contextOf(labels));
    expect(rows.map(({ cells: [name, bits, sum] }) => [name, bits, sum])).toEqual([
      ['先验', '−4.0', '−4.0'],
      ['a · exact', '+3.0', '−1.0'],
      ['a · 频率', '+2.0', '+1.0'],
      ['b · exact', '+1.0', '+2.0'],
      ['a + b', '−0.5', '+1.5'],
      ['合计', '+1.5', '+1.5'],
    ]);
  });
});
