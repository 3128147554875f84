import { describe, expect, it } from 'vitest';
import { expectedQuality } from '../../../../core/matching/scoring/expected-quality.ts';
import { thresholdBits } from '../../../../core/matching/scoring/threshold-bits.ts';
import { expectedAt, pointFor } from '../../../../schemas/linkage/expected-threshold.ts';

// From the top: 10 pairs of which 9.9 match, 10 of which 8, 20 of which 4; 30 matches in all.
const expected = expectedQuality(
  [
    { weight: -2, pairs: 20, matches: 4 },
    { weight: 6, pairs: 10, matches: 9.9 },
    { weight: 2, pairs: 10, matches: 8 },
  ],
  30,
);

describe('pointFor', () => {
  it('takes the lowest weight from which on a precision is expected', () => {
    expect(pointFor({ precision: 0.99 }, expected)?.weight).toBe(6); // 9.9 / 10
    expect(pointFor({ precision: 0.89 }, expected)?.weight).toBe(2); // 17.9 / 20 = .895
    // From -2 on 21.9 / 40 = .5475 are expected, but a pair there is right with probability .2 alone.
    expect(pointFor({ precision: 0.5 }, expected)?.weight).toBe(2);
  });

  it('finds none where a precision is expected nowhere, or without pairs', () => {
    expect(pointFor({ precision: 0.999 }, expected)).toBeNull();
    expect(pointFor({ precision: 0.5 }, [])).toBeNull();
    expect(pointFor('f1', [])).toBeNull();
  });

  it('takes the weight of the highest F1', () => {
    // 19.8 / 40 = .495, 35.8 / 50 = .716, 43.8 / 70 = .626
    expect(pointFor('f1', expected)?.weight).toBe(2);
  });
});

describe('expectedAt', () => {
  it('speaks of all pairs from a weight on', () => {
    expect(expectedAt({ expected, binWidth: 0.1 }, 2)?.pairs).toBe(20);
    expect(expectedAt({ expected, binWidth: 0.1 }, 7)).toBeNull();
  });
});

describe('thresholdBits', () => {
  const clustering = { probability: 0.8, contradictions: [], uniqueSources: [], oneToOne: false };

  it('is what training found only for a model with an aim', () => {
    expect(thresholdBits({ clustering: { ...clustering, aim: 'f1' } }, { threshold: 3.5 })).toBe(3.5);
    expect(thresholdBits({ clustering }, { threshold: 3.5 })).toBeCloseTo(2, 12); // log2(.8 / .2)
  });
});
