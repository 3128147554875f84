import { describe, expect, it } from 'vitest';
import { markedRuns } from '../../../../renderer/views/matching/pair/marked-runs.ts';
import { pairLines } from '../../../../renderer/views/matching/pair/pair-lines.ts';
import type { LinkedRecord, PairView } from '../../../../schemas/api/linkage/pairs.ts';

const record = (recordId: number, values: LinkedRecord['values']): LinkedRecord => ({
  recordId,
  department: 'D',
  dataset: 'population',
  file: 'f.csv',
  sheet: '',
  rowNumber: 1,
  entityId: null,
  values,
});
const same = { left: [], right: [] };
const outcome = (comparison: string, differing: PairView['outcomes'][number]['differing'], bits = 1) => ({
  comparison,
  level: 'exact',
  isMissing: false,
  differing,
  bits,
  frequencyBits: 0,
});

/** Values come in any order; the comparison `number` looks at the name too. */
function pairOf(left: LinkedRecord['values'], right: LinkedRecord['values']): PairView {
  return {
    left: record(1, left),
    right: record(2, right),
    weight: 0,
    probability: 0.5,
    priorBits: -10,
    outcomes: [
      outcome('number', { digits: { left: [2], right: [2] }, ends: same, name: same }, 4),
      outcome('name', { name: same, reading: same }, 6),
    ],
    interactions: [],
    rules: [],
    judgement: null,
  };
}

describe('a pair as lines', () => {
  it('shows each column once, under the comparison that names it first, in the order of the preset', () => {
    const values = { name: '张*', phone: '138', digits: '330', reading: 'zhang' };
    const { groups } = pairLines(pairOf(values, { ...values, phone: '139' }), 'person');
    expect(
      groups.map(({ outcome: of, lines }) => [of?.comparison, lines.map(({ column }) => column)]),
    ).toEqual([
      ['number', ['digits']],
      ['name', ['name']],
      [undefined, ['phone']],
    ]);
    expect(groups.flatMap(({ lines }) => lines.map(({ agreement }) => agreement))).toEqual([
      'different', // the same when masked, but marked
      'same',
      'different',
    ]);
  });

  it('shows what was given beside the evidence of what was made from it', () => {
    const values = { code: '91390102MA0000183M', organisation: 'MA0000183' };
    const pair = pairOf(values, values);
    const { groups } = pairLines(
      { ...pair, outcomes: [outcome('code', { organisation: same })] },
      'legal-entity',
    );
    expect(
      groups.map(({ outcome: of, lines }) => [of?.comparison, lines.map(({ column }) => column)]),
    ).toEqual([['code', ['code']]]);
  });

  it('adds the evidence up from the prior', () => {
    const values = { digits: '330', name: '张*' };
    const { groups } = pairLines(pairOf(values, values), 'person');
    expect(groups.map(({ before, bits }) => [before, bits])).toEqual([
      [-10, 4],
      [-6, 6],
    ]);
  });

  it('shows a column made from another only where that other is missing', () => {
    const { groups, empty } = pairLines(
      pairOf({ digits: null, ends: '3300', name: null }, { digits: '330', ends: '3300', name: null }),
      'person',
    );
    expect(groups[0]!.lines.map(({ column, agreement }) => [column, agreement])).toEqual([
      ['digits', 'one-sided'],
      ['ends', 'same'],
    ]);
    expect(empty).toEqual(['name']);
  });
});

describe('marked characters', () => {
  it('are counted by code point: a rare character is one', () => {
    expect(markedRuns('𠮷田花子', [0, 3])).toEqual([
      { text: '𠮷', isMarked: true },
      { text: '田花', isMarked: false },
      { text: '子', isMarked: true },
    ]);
  });

  it('leave a text without differences in one piece', () => {
    expect(markedRuns('王芳', [])).toEqual([{ text: '王芳', isMarked: false }]);
  });
});
