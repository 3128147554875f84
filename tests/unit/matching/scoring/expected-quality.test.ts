import { describe, expect, it } from 'vitest';
import { expectedQuality } from '../../../../core/matching/scoring/expected-quality.ts';

describe('expected quality', () => {
  // From the top: 10 pairs of which 9.9 match, 10 of which 8, 20 of which 4; 30 matches in all.
  const points = expectedQuality(
    [
      { weight: -2, pairs: 20, matches: 4 },
      { weight: 6, pairs: 10, matches: 9.9 },
      { weight: 2, pairs: 10, matches: 8 },
    ],
    30,
  );

  it('adds up pairs and probabilities from the top', () => {
    expect(points.map(({ weight, pairs }) => [weight, pairs])).toEqual([
      [6, 10],
      [2, 20],
      [-2, 40],
    ]);
    expect(points[1]!.precision).toBeCloseTo(17.9 / 20, 12);
    expect(points[1]!.recall).toBeCloseTo(17.9 / 30, 12);
    // 2 · .895 · .59667 / (.895 + .59667)
    expect(points[1]!.f1).toBeCloseTo(0.716, 3);
    expect(points[2]!.precision).toBeCloseTo(21.9 / 40, 12);
  });

  it('does not claim more matches than it was told of', () => {
    expect(expectedQuality([{ weight: 0, pairs: 4, matches: 3 }], 1)[0]!.recall).toBe(1);
  });
});
