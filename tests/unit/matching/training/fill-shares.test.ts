import { describe, expect, it } from 'vitest';
import { fillShares } from '../../../../core/matching/training/fill-shares.ts';
import { modelOf } from './linkage-model.ts';

describe('fillShares', () => {
  // missing, exact, close, else
  const comparison = modelOf(1).comparisons[0]!;

  it.each([
    ['in proportion', [9, 6, 3, 1], [], [1, 0.6, 0.3, 0.1]],
    ['what is given stands', [9, 6, 3, 1], [undefined, 0.2], [1, 0.2, 0.6, 0.2]],
    ['equally where nothing is known', [0, 0, 0, 0], [undefined, 0.5], [1, 0.5, 0.25, 0.25]],
    ['never nothing, as no evidence is infinite', [0, 1, 1, 1], [undefined, 0], [1, 1e-12, 0.5, 0.5]],
  ] as [string, number[], (number | undefined)[], number[]][])('%s', (_, sums, given, shares) => {
    fillShares(comparison, sums, given).forEach((share, i) => expect(share).toBeCloseTo(shares[i]!, 13));
  });

  it('leaves a little where what is given leaves nothing', () => {
    const shares = fillShares(comparison, [0, 1, 1, 1], [undefined, 0.7, 0.3]);
    expect(shares[3]).toBeCloseTo(1e-6, 12);
  });
});
