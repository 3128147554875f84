import { describe, expect, it } from 'vitest';
import { shareInterval, sumInterval, wilsonInterval } from '../../../../core/matching/evaluation/interval.ts';

describe('wilsonInterval', () => {
  // Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between %f and %f', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('knows nothing without trials, and ends at 1', () => {
    expect(wilsonInterval(0, 0)).toEqual({ estimate: 0.5, low: 0, high: 1 });
    expect(wilsonInterval(20, 20).high).toBe(1);
  });
});

describe('sumInterval', () => {
  it('is the interval itself for one part, and Pythagoras for two', () => {
    const part = { estimate: 0.5, low: 0.2, high: 0.9, weight: 1 };
    expect(sumInterval([part])).toEqual({
      estimate: 0.5,
      low: expect.closeTo(0.2, 12) as number,
      high: expect.closeTo(0.9, 12) as number,
    });
    const sum = sumInterval([
      { estimate: 10, low: 7, high: 15, weight: 1 },
      { estimate: 10, low: 8, high: 16, weight: 2 },
    ]);
    // 30 − √(3² + 4²), 30 + √(5² + 12²)
    expect(sum).toEqual({ estimate: 30, low: 25, high: 43 });
  });
});

describe('shareInterval', () => {
  it('is exact where both parts are', () => {
    const known = (value: number) => ({ estimate: value, low: value, high: value });
    const interval = shareInterval(known(30), known(10));
    expect(interval.estimate).toBe(0.75);
    expect(interval.low).toBeCloseTo(0.75, 12);
    expect(interval.high).toBeCloseTo(0.75, 12);
  });

  it('is 1 at best and 0 at worst where nothing is known of a part', () => {
    const some = { estimate: 10, low: 8, high: 12 };
    expect(shareInterval(some, { estimate: 0, low: 0, high: 1 }).high).toBe(1);
    expect(shareInterval({ estimate: 0, low: 0, high: 1 }, some).low).toBe(0);
    expect(shareInterval({ estimate: 0, low: 0, high: 0 }, { estimate: 0, low: 0, high: 0 }).low).toBe(0);
  });
});
