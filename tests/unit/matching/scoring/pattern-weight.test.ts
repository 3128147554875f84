import { describe, expect, it } from 'vitest';
import {
  bitsToProbability,
  levelBits,
  probabilityToBits,
} from '../../../../core/matching/scoring/level-bits.ts';
import { patternWeights } from '../../../../core/matching/scoring/pattern-weight.ts';
import { packLevels } from '../../../../core/matching/training/pattern-counts.ts';
import { modelOf } from '../training/linkage-model.ts';

describe('match weights', () => {
  it('are those of a published table', () => {
    // Oracle, "Understanding the Master Index Match Engine", table 17: m, u, weight of agreement and of disagreement
    // (the table cuts −5.0488 to −5.04).
    const table = [
      [0.996, 0.004, 7.96, -7.96],
      [0.97, 0.007, 7.11, -5.05],
      [0.97, 0.03, 5.01, -5.01],
      [0.999, 0.001, 9.96, -9.96],
    ] as const;
    for (const [m, u, agreement, disagreement] of table) {
      const [bits] = levelBits({
        levels: [
          [
            { m, u },
            { m: 1 - m, u: 1 - u },
          ],
        ],
      });
      expect(bits![0]).toBeCloseTo(agreement, 2);
      expect(bits![1]).toBeCloseTo(disagreement, 2);
    }
  });

  it('and probabilities turn into each other, also far out', () => {
    for (const probability of [1e-9, 0.2, 0.5, 0.999])
      expect(bitsToProbability(probabilityToBits(probability)) / probability).toBeCloseTo(1, 9);
    expect(bitsToProbability(2000)).toBe(1);
    expect(bitsToProbability(-2000)).toBe(0);
  });
});

describe('patternWeights', () => {
  it('adds the prior, the levels, and what correlated comparisons give together', () => {
    const model = modelOf(2);
    const levels = Array.from({ length: 2 }, () => [
      { m: 1, u: 1 },
      { m: 0.8, u: 0.1 },
      { m: 0.1, u: 0.1 },
      { m: 0.1, u: 0.8 },
    ]);
    const bits = [0, 1, 2, 3].map((a) => [0, 1, 2, 3].map((b) => (a === 1 && b === 1 ? -1.5 : 0)));
    const weight = patternWeights(model, {
      levels,
      prior: 0.2,
      interactions: [{ comparisons: ['c0', 'c1'], bits }],
    });
    expect(weight(packLevels([1, 1]))).toBeCloseTo(-2 + 3 + 3 - 1.5, 12);
    expect(weight(packLevels([1, 3]))).toBeCloseTo(-2 + 3 - 3, 12);
    expect(weight(packLevels([0, 2]))).toBeCloseTo(-2, 12);
  });
});
