import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../../core/matching/evaluation/interval.ts';
import {
  correctFigure,
  dispersionOf,
  missesOfCases,
  missesOfWholeKeys,
} from '../../../../core/master/unlinked/estimate-figure.ts';

const exactly = (share: number) => ({ estimate: share, low: share, high: share });

describe('a figure that counts what has no link', () => {
  it('is corrected by the estimator of Rogan and Gladen', () => {
    // 190 of 1000 without a link when a tenth of the links is missed: (190 − 100) / 0.9 = 100 have none.
    // 900 links, each missed with 0.1: deviation √(900·0.1·0.9) = 9, over 0.9 = 10, so 100 ± 1.96 · 10.
    expect(correctFigure({ counted: 190, among: 1000 }, exactly(0.1))).toEqual({
      missedShare: 0.1,
      low: 80,
      high: 120,
      isNotable: true,
    });
  });

  it('raises nothing when missed links explain all of it', () => {
    // 105 without a link where 100 of the 1000 links are missed: (105 − 100) / 0.9 ≈ 6 ± 21.
    const figure = correctFigure({ counted: 105, among: 1000 }, exactly(0.1));
    expect(figure).toMatchObject({ low: 0, isNotable: false });
    expect(figure.high).toBeLessThan(30);
  });

  it('stays what it is when nothing is missed, and is never more than was counted', () => {
    expect(correctFigure({ counted: 5, among: 50 }, exactly(0))).toMatchObject({
      low: 5,
      high: 5,
      isNotable: true,
    });
    expect(correctFigure({ counted: 0, among: 0 }, exactly(0.5))).toMatchObject({
      low: 0,
      high: 0,
      isNotable: false,
    });
    expect(correctFigure({ counted: 50, among: 50 }, exactly(1))).toMatchObject({ low: 0, isNotable: false });
  });

  it('is the less certain the less is known of the misses', () => {
    const width = (cases: number) => {
      const missed = missesOfCases({ cases, missed: cases / 10 })!;
      const { low, high } = correctFigure({ counted: 190, among: 1000 }, missed);
      return high - low;
    };
    expect(width(50)).toBeGreaterThan(width(5000));
  });
});

describe('the share of missed links', () => {
  it('is that of the cases in which the link is known to exist, when there are enough', () => {
    // Wilson's interval of 0 of 100: 0 to z² / (n + z²) = 3.8415 / 103.8415.
    expect(missesOfCases({ cases: 100, missed: 0 })).toEqual({
      estimate: 0,
      low: 0,
      high: expect.closeTo(0.036994, 5) as number,
    });
    expect(missesOfCases({ cases: 29, missed: 0 })).toBeNull();
  });

  it('is the less certain the more it differs between areas', () => {
    const areas = (...missed: number[]) => missed.map((one) => ({ cases: 10, missed: one }));
    // A fifth of all: five areas miss 4 of 10 and five none, each (4 − 2)² / (10 · 0.2 · 0.8) = 2.5; 25 over 9 degrees of freedom.
    expect(dispersionOf(areas(4, 4, 4, 4, 4, 0, 0, 0, 0, 0))).toBeCloseTo(25 / 9);
    expect(dispersionOf(areas(2, 2, 2, 2, 2, 2, 2, 2, 2, 2))).toBe(1);
    expect(dispersionOf(areas(4, 0))).toBe(1); // two areas tell nothing
    // A hundred cases count as twenty-five: Wilson's interval of 5 of 25, not of 20 of 100.
    expect(missesOfCases({ cases: 100, missed: 20 }, 4)).toEqual(wilsonInterval(5, 25));
  });

  it('is what entities with a spoilt key lack beside those whose key is whole', () => {
    // Of 800 with a whole key 80 have no link, so a tenth has none; of all 1000 there should be 900 links and 810 are found.
    const missed = missesOfWholeKeys({ counted: 190, among: 1000 }, 800, 80)!;
    expect(missed.estimate).toBeCloseTo(0.1);
    expect(missed.low).toBeLessThan(0.1);
    expect(missed.high).toBeGreaterThan(0.1);
    expect(missesOfWholeKeys({ counted: 100, among: 1000 }, 800, 80)!.estimate).toBe(0);
  });
});
