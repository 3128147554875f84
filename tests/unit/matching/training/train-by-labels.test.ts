import { describe, expect, it } from 'vitest';
import { packLevels, type PatternCounts } from '../../../../core/matching/training/pattern-counts.ts';
import { trainByLabels } from '../../../../core/matching/training/train-by-labels.ts';
import { modelOf } from './linkage-model.ts';

const [missing, exact, close, other] = [0, 1, 2, 3] as const;

function counts(...rows: [levels: number[], count: number][]): PatternCounts {
  return {
    rules: Int32Array.from(rows, () => 1),
    pattern: Float64Array.from(rows, ([levels]) => packLevels(levels)),
    count: Float64Array.from(rows, ([, count]) => count),
  };
}

describe('trainByLabels', () => {
  const model = modelOf(2);
  const matches = counts([[exact, missing], 6], [[exact, exact], 2], [[close, exact], 1]);
  const others = counts([[other, other], 90], [[exact, other], 9]);

  it('counts levels, missing ones aside, with half a pair imagined at each', () => {
    const { levels } = trainByLabels(model, { matches, others }, { prior: 0.01 });
    // c0 among 9 matches: 8 exact, 1 close, 0 else, over 10.5; c1 among 3 without the missing.
    expect(levels[0]!.map(({ m }) => m)).toEqual([1, 8.5 / 10.5, 1.5 / 10.5, 0.5 / 10.5]);
    expect(levels[1]!.map(({ m }) => m)).toEqual([1, 3.5 / 4.5, 0.5 / 4.5, 0.5 / 4.5]);
    expect(levels[0]!.map(({ u }) => u)).toEqual([1, 9.5 / 100.5, 0.5 / 100.5, 90.5 / 100.5]);
  });

  it('takes u from random pairs where it is given, and names what it could not learn', () => {
    const random = [
      [1, 0.1, 0.1, 0.8],
      [1, 0.2, 0.2, 0.6],
    ];
    const unseen = counts([[exact, missing], 6]);
    const parameters = trainByLabels(model, { matches: unseen, others }, { prior: 0.01, random });
    expect(parameters.levels[1]!.map(({ u }) => u)).toEqual(random[1]);
    expect(parameters.untrained).toEqual(['c1']);
    expect(parameters.levels[1]![exact]!.m).toBeCloseTo(1 / 3, 12);
  });
});
