import { describe, expect, it } from 'vitest';
import { estimatePrior } from '../../../../core/matching/training/estimate-prior.ts';

/** Pattern 1 is certainly a match, pattern 0 certainly none. */
const evidence = { bits: (pattern: number) => (pattern === 1 ? 60 : -60), posterior: () => null };

function counts(...rows: [rules: number, pattern: number, count: number][]) {
  return {
    rules: Int32Array.from(rows, ([rules]) => rules),
    pattern: Float64Array.from(rows, ([, pattern]) => pattern),
    count: Float64Array.from(rows, ([, , count]) => count),
  };
}

describe('estimatePrior', () => {
  it('adds the matches that no rule found, worked by hand', () => {
    // Found by one of three rules 60, by two 30, by all 10: ⅔ · 60² / (2 · 30) = 40 more. 5,000 others are no matches.
    const found = counts([1, 1, 20], [2, 1, 40], [3, 1, 18], [6, 1, 12], [7, 1, 10], [1, 0, 5000]);
    const { prior, recall } = estimatePrior(found, evidence, 3, 1_000_000);
    expect(prior).toBeCloseTo(140 / 1_000_000, 9);
    expect(recall).toBeCloseTo(100 / 140, 9);
  });

  it('agrees with Lincoln and Petersen for two rules that find the same number', () => {
    // 50 by either rule alone, 50 by both: 100 · 100 / 50 = 200.
    const { prior } = estimatePrior(counts([1, 1, 50], [2, 1, 50], [3, 1, 50]), evidence, 2, 1e6);
    expect(prior).toBeCloseTo(200 / 1e6, 9);
  });

  it('claims no recall where one rule finds all', () => {
    const { prior, recall } = estimatePrior(counts([1, 1, 50], [1, 0, 10]), evidence, 1, 1e6);
    expect(prior).toBeCloseTo(50 / 1e6, 9);
    expect(recall).toBeNull();
  });

  it('stays a probability without any match', () => {
    expect(estimatePrior(counts([1, 0, 10]), evidence, 1, 1000).prior).toBe(0.5 / 1000);
    expect(estimatePrior(counts(), evidence, 1, 1000).prior).toBe(0.5 / 1000);
  });

  it('weighs unclear pairs by the prior they imply', () => {
    // 100 pairs whose evidence is 10 bits, of 2,000: e = 100 · 1024 x / (1 + 1024 x) with x = e / (2000 − e).
    const found = { ...counts([1, 5, 100]) };
    const { prior } = estimatePrior(found, { bits: () => 10, posterior: () => null }, 1, 2000);
    const e = prior * 2000;
    const x = e / (2000 - e);
    expect((100 * 1024 * x) / (1 + 1024 * x)).toBeCloseTo(e, 6);
    expect(e).toBeGreaterThan(97);
  });

  it('believes the rules where they tell', () => {
    // The rules say a quarter of 100 pairs under one and three quarters of 40 under both: 25 + 30, ½ · 25² / 60 more.
    const posterior = (rules: number) => (rules === 3 ? 0.75 : 0.25);
    const { prior } = estimatePrior(counts([1, 1, 100], [3, 1, 40]), { ...evidence, posterior }, 2, 1e6);
    expect(prior).toBeCloseTo((55 + 625 / 120) / 1e6, 9);
  });
});
