import { describe, expect, it } from 'vitest';
import { packLevels, type PatternCounts } from '../../../../core/matching/training/pattern-counts.ts';
import { trainByLabels, type LabelledMatches } from '../../../../core/matching/training/train-by-labels.ts';
import { modelOf } from './linkage-model.ts';

const [missing, exact, close] = [0, 1, 2] as const;

function counts(...rows: [levels: number[], count: number][]): PatternCounts {
  return {
    rules: Int32Array.from(rows, () => 1),
    pattern: Float64Array.from(rows, ([levels]) => packLevels(levels)),
    count: Float64Array.from(rows, ([, count]) => count),
  };
}

/** Of two random records, one in ten has the same first value, one in five the same second one. */
const random = [
  [1, 0.1, 0.1, 0.8],
  [1, 0.2, 0.2, 0.6],
];

describe('trainByLabels', () => {
  const model = modelOf(2);
  const patterns = counts([[exact, missing], 6], [[exact, exact], 2], [[close, exact], 1]);
  const labelled: LabelledMatches = { patterns, matches: 9, recall: 8 / 9, pairs: 900, isComplete: true };
  const input = { labelled, counts: counts(), totalPairs: 900, joint: [] };

  it('counts levels, missing ones aside, with half a pair imagined at each', () => {
    const { levels, converged, untrained } = trainByLabels(model, random, input);
    // c0 among 9 matches: 8 exact, 1 close, 0 else, over 10.5; c1 among 3 without the missing.
    expect(levels[0]!.map(({ m }) => m)).toEqual([1, 8.5 / 10.5, 1.5 / 10.5, 0.5 / 10.5]);
    expect(levels[1]!.map(({ m }) => m)).toEqual([1, 3.5 / 4.5, 0.5 / 4.5, 0.5 / 4.5]);
    expect([converged, untrained]).toEqual([true, []]);
  });

  it('knows the prior and the recall of the rules, and takes the matches off what random pairs show', () => {
    const { prior, blockingRecall, levels } = trainByLabels(model, random, input);
    expect([prior, blockingRecall]).toEqual([0.01, 8 / 9]); // 9 of 900
    expect(levels[0]![exact]!.u).toBeCloseTo((0.1 - (0.01 * 8.5) / 10.5) / 0.99, 12);
    expect(levels[1]![close]!.u).toBeCloseTo((0.2 - (0.01 * 0.5) / 4.5) / 0.99, 12);
  });

  it('keeps to probabilities and a prior that the model gives', () => {
    const given = modelOf(2, { training: { prior: 0.05 } });
    given.comparisons[0]!.levels[exact]!.m = 0.6;
    const { prior, levels } = trainByLabels(given, random, input);
    expect(prior).toBe(0.05);
    expect(levels[0]![exact]!.m).toBe(0.6);
    expect(levels[0]![close]!.m).toBeCloseTo((0.4 * 1.5) / 2, 12); // 1.5 and .5 share the rest
  });

  it('names what it could not learn', () => {
    const unseen = { ...labelled, patterns: counts([[exact, missing], 6]) };
    const { levels, untrained } = trainByLabels(model, random, { ...input, labelled: unseen });
    expect(untrained).toEqual(['c1']);
    expect(levels[1]![exact]!.m).toBeCloseTo(1 / 3, 12);
  });

  it('finds the prior among the candidate pairs where some records have no label', () => {
    // Candidates that agree in both are matches beyond doubt, those that agree in neither are none: 20 of 10,000.
    const sure = counts([[exact, exact], 50], [[close, close], 1]);
    const partial = { ...labelled, patterns: sure, isComplete: false };
    const rare = [
      [1, 1e-5, 1e-5, 1 - 2e-5],
      [1, 1e-5, 1e-5, 1 - 2e-5],
    ];
    const candidates = counts([[exact, exact], 20], [[3, 3], 500]);
    const { prior } = trainByLabels(model, rare, {
      labelled: partial,
      counts: candidates,
      totalPairs: 10_000,
      joint: [],
    });
    expect(prior).toBeCloseTo(20 / 10_000, 4);
  });
});
