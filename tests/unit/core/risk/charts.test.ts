import { describe, expect, it } from 'vitest';
import { cusum, cusumChain } from '../../../../core/monitoring/risk/detect/charts/cusum.ts';
import { cusumTail } from '../../../../core/monitoring/risk/detect/charts/cusum-tail.ts';
import { ewma, ewmaChain } from '../../../../core/monitoring/risk/detect/charts/ewma.ts';
import { averageRunLength } from '../../../../core/monitoring/risk/detect/charts/markov-chain.ts';

describe('average run lengths as published', () => {
  // Lucas & Saccucci 1990, Technometrics 32:1, as in Montgomery, Introduction to Statistical Quality Control, table 9.11.
  it.each([
    { weight: 0.1, limit: 2.814, lengths: { 0: 500, 0.25: 106, 0.5: 31.3, 1: 10.3, 2: 4.36 } },
    { weight: 0.05, limit: 2.615, lengths: { 0: 500, 0.5: 28.8, 1: 11.4 } },
    { weight: 0.2, limit: 2.962, lengths: { 0: 500, 0.5: 41.8, 1: 10.5 } },
    { weight: 0.4, limit: 3.054, lengths: { 0: 500, 0.5: 71.2, 1: 14.3 } },
  ])('of an EWMA with λ $weight and L $limit', ({ weight, limit, lengths }) => {
    for (const [shift, length] of Object.entries(lengths)) {
      const chain = ewmaChain(limit, { weight, shift: Number(shift) });
      expect(averageRunLength(chain) / length, `shift ${shift}`).toBeCloseTo(1, 1.5);
    }
  });

  // Two-sided tabular CUSUM, k = 0.5: Montgomery, table 9.3; one-sided: Hawkins & Olwell 1998, 1/ARL adds up over the sides.
  it.each([
    { limit: 4, lengths: { 0: 168, 0.5: 26.6, 1: 8.38, 2: 3.34 } },
    { limit: 5, lengths: { 0: 465, 0.5: 38, 1: 10.4, 2: 4.01 } },
  ])('of a CUSUM with h $limit', ({ limit, lengths }) => {
    for (const [shift, length] of Object.entries(lengths)) {
      const up = averageRunLength(cusumChain(limit, { shift: Number(shift) }));
      const down = averageRunLength(cusumChain(limit, { shift: -Number(shift) }));
      expect(1 / (1 / up + 1 / down) / length, `shift ${shift}`).toBeCloseTo(1, 2);
    }
  });
});

describe('charts', () => {
  it('averages by hand', () => {
    // 0.1 · 1 = 0.1, then 0.9 · 0.1 + 0.1 · 2 = 0.29; its variance is 0.1² (1 + 0.81) = 0.0181
    expect(ewma([1, 2], 0.1).at(-1)).toBeCloseTo(0.29 / Math.sqrt(0.0181), 12);
    expect(ewma([])).toEqual([]);
  });

  it('adds up what exceeds the reference, never below zero', () => {
    expect(cusum([-3, 1, 0.25, 2])).toEqual([0, 0.5, 0.25, 1.75]);
  });

  it('knows how rarely a calm CUSUM stands so high', () => {
    // Siegmund 1985, §8.5: the maximum of a walk with drift −k reaches s with probability exp(−2 k (s + 0.583)) as s grows, k = 0.5
    expect(cusumTail(0)).toBeCloseTo(1, 6);
    expect(cusumTail(9) / cusumTail(8)).toBeCloseTo(Math.exp(-1), 2);
    expect(cusumTail(8) / Math.exp(-8.583)).toBeGreaterThan(0.95);
    expect(cusumTail(8) / Math.exp(-8.583)).toBeLessThan(1.2);
  });
});
