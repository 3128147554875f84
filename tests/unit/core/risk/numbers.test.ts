import { describe, expect, it } from 'vitest';
import { countTails, shareTails } from '../../../../core/monitoring/risk/detect/numbers/count-tails.ts';
import { normalQuantile, normalUpper } from '../../../../core/monitoring/risk/detect/numbers/normal.ts';
import { normalScore } from '../../../../core/monitoring/risk/detect/numbers/normal-score.ts';

/** By hand: the sum of a count's probabilities. */
function poissonUpper(count: number, mean: number): number {
  let [term, below] = [Math.exp(-mean), 0];
  for (let k = 0; k < count; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  return 1 - below;
}

describe('tails', () => {
  it('gives those of the normal distribution', () => {
    expect(normalUpper(1.959963984540054)).toBeCloseTo(0.025, 12);
    expect(normalUpper(-1)).toBeCloseTo(0.841344746068543, 12);
    expect(normalUpper(6) / 9.865876450376946e-10).toBeCloseTo(1, 9);
    for (const z of [-5, -3, -0.2, 0, 1, 4.5, 9]) expect(normalQuantile(normalUpper(z))).toBeCloseTo(z, 6);
  });

  it('gives those of a Poisson count', () => {
    for (const [count, mean] of [
      [0, 0.3],
      [1, 0.02],
      [5, 1.5],
      [30, 12],
    ] as const)
      expect(countTails(count, mean).upper).toBeCloseTo(poissonUpper(count, mean), 12);
    expect(countTails(2, 1).lower).toBeCloseTo(2.5 * Math.exp(-1), 12);
  });

  it('gives those of an overdispersed count', () => {
    // Negative binomial of size 1 is geometric: mean 1 and variance 2 are a fair coin, P(Y ≥ n) = 2⁻ⁿ
    expect(countTails(5, 1, 2).upper).toBeCloseTo(1 / 32, 12);
    expect(countTails(0, 1, 2).lower).toBeCloseTo(1 / 2, 12);
  });

  it('gives those of hits among trials', () => {
    expect(shareTails(3, 4, 0.5).upper).toBeCloseTo(5 / 16, 12);
    expect(shareTails(1, 4, 0.5).lower).toBeCloseTo(5 / 16, 12);
    expect(shareTails(1, 2, 0.2).upper).toBeCloseTo(0.36, 12);
    expect(shareTails(0, 5, 0.1)).toMatchObject({ upper: 1 });
  });

  it('scores the middle of a count as nothing', () => {
    expect(normalScore({ upper: 0.6, lower: 0.6 })).toBeCloseTo(0, 12);
    expect(normalScore(countTails(9, 1))).toBeGreaterThan(4);
    expect(normalScore(countTails(0, 20))).toBeLessThan(-5);
  });
});
