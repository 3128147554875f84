import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify, classOf, type ValueClass } from '../../../../../renderer/charts/master/map-classes.ts';

const bounds = (classes: ValueClass[]) => classes.map(({ from, to }) => [from, to]);

describe('cutting values into classes', () => {
  it('puts equally many areas into each quantile', () => {
    const classes = classify([9, 1, 8, 2, 7, 3, 6, 4, 5, 10], 'quantile', 5);
    expect(classes).toEqual([
      { from: 1, to: 2, areas: 2 },
      { from: 3, to: 4, areas: 2 },
      { from: 5, to: 6, areas: 2 },
      { from: 7, to: 8, areas: 2 },
      { from: 9, to: 10, areas: 2 },
    ]);
  });

  it('never parts equal values, so that many zeros are one class', () => {
    const classes = classify([0, 0, 0, 0, 0, 0, 3, 5], 'quantile', 4);
    expect(classes[0]).toEqual({ from: 0, to: 0, areas: 6 });
    expect(classes.reduce((sum, { areas }) => sum + areas, 0)).toBe(8);
  });

  it('breaks where Jenks does: the example of the goodness of variance fit, {4, 5 | 9, 10}', () => {
    expect(bounds(classify([4, 5, 9, 10], 'natural', 2))).toEqual([
      [4, 5],
      [9, 10],
    ]);
  });

  it('has no class without areas, and none at all without values', () => {
    expect(classify([], 'natural')).toEqual([]);
    expect(classify([], 'quantile')).toEqual([]);
    expect(classify([7, 7, 7], 'natural')).toEqual([{ from: 7, to: 7, areas: 3 }]);
    expect(classify([7, 7, 7], 'quantile')).toEqual([{ from: 7, to: 7, areas: 3 }]);
  });

  const value = fc.integer({ min: 0, max: 30 });
  const values = fc.array(value, { minLength: 1, maxLength: 9 });

  it('puts every value into exactly one class, whichever way they are cut', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('quantile' as const, 'natural' as const), (given, method) => {
        const classes = classify(given, method);
        expect(classes.length).toBeLessThanOrEqual(5);
        expect(classes.map(({ areas }) => areas)).toEqual(
          classes.map((_, index) => given.filter((one) => classOf(one, classes) === index).length),
        );
        expect(classes.reduce((sum, { areas }) => sum + areas, 0)).toBe(given.length);
      }),
    );
  });

  it('finds the natural breaks that no other choice of breaks beats', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 3 }), (given, count) => {
        const sorted = [...given].sort((a, b) => a - b);
        const found = classify(given, 'natural', count);
        const parts = found.map(({ from, to }) => sorted.filter((one) => one >= from && one <= to));
        expect(spread(parts)).toBeCloseTo(leastSpread(sorted, count), 6);
      }),
    );
  });
});

function spread(parts: number[][]): number {
  return parts.reduce((sum, part) => {
    const mean = part.reduce((all, value) => all + value, 0) / part.length;
    return sum + part.reduce((all, value) => all + (value - mean) ** 2, 0);
  }, 0);
}

/** By trying every way to cut the sorted values. */
function leastSpread(sorted: number[], count: number): number {
  if (count === 1 || sorted.length <= 1) return spread([sorted]);
  return sorted.reduce(
    (least, _, at) => {
      if (at === 0) return least;
      return Math.min(least, spread([sorted.slice(0, at)]) + leastSpread(sorted.slice(at), count - 1));
    },
    spread([sorted]),
  );
}
