import { describe, expect, it } from 'vitest';
import { labelPairs, pairErrors, rankPairs } from '../../../../core/matching/evaluation/rank-pairs.ts';

// Entities {0,1,2}, {3,4}; record 5 is in no truth. All pairs of the five: 10, true 4.
const entity = Int32Array.of(0, 0, 0, 1, 1, -1);
const pairs = {
  left: Int32Array.of(0, 2, 3, 0, 1, 0),
  right: Int32Array.of(1, 3, 4, 2, 4, 5),
  weight: Float32Array.of(9, 7, 7, -1, -2, 20),
};
const labels = labelPairs(pairs, entity);

describe('rankPairs', () => {
  it('gives a point for every weight that tells pairs apart', () => {
    const points = rankPairs(pairs, labels, { truePairs: 4, allPairs: 10 });
    expect(points.map(({ weight, foundPairs, correctPairs }) => [weight, foundPairs, correctPairs])).toEqual([
      [9, 1, 1],
      [7, 3, 2],
      [-1, 4, 3],
      [-2, 5, 3],
    ]);
    expect(points[1]).toMatchObject({ precision: 2 / 3, recall: 0.5, falsePositiveRate: 1 / 6 });
  });

  it('thins the points out and keeps the last', () => {
    const points = rankPairs(pairs, labels, { truePairs: 4, allPairs: 10 }, 2);
    expect(points.map(({ weight }) => weight)).toEqual([7, -2]);
  });
});

describe('pairErrors', () => {
  it('lists the wrong pairs, the surest mistakes first', () => {
    expect(pairErrors(pairs, labels, 0, 10)).toEqual([
      { left: 2, right: 3, weight: 7, kind: 'false-match' },
      { left: 0, right: 2, weight: -1, kind: 'missed' },
    ]);
    expect(pairErrors(pairs, labels, -5, 1)).toEqual([{ left: 2, right: 3, weight: 7, kind: 'false-match' }]);
  });
});
