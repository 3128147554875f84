import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateQuality, planAudit } from '../../../../core/matching/evaluation/clerical-audit.ts';
import { bitsToProbability } from '../../../../core/matching/scoring/level-bits.ts';
import { seededRandom } from '../../../../core/matching/training/seeded-random.ts';

describe('estimateQuality', () => {
  // Found: 9,000 pairs, 98 of 100 judged are matches; 1,000 pairs, 30 of 50. Left: 20,000 pairs, 4 of 80.
  const strata = [
    { isFound: true, pairs: 9000, judged: 100, matches: 98 },
    { isFound: true, pairs: 1000, judged: 50, matches: 30 },
    { isFound: false, pairs: 20_000, judged: 80, matches: 4 },
  ];

  it('lets every stratum stand for all its pairs', () => {
    const { precision, recall } = estimateQuality(strata);
    // (9000 · .98 + 1000 · .6) / 10000 = 9420 / 10000, and 9420 / (9420 + 20000 · .05)
    expect(precision.estimate).toBeCloseTo(0.942, 12);
    expect(recall.estimate).toBeCloseTo(9420 / 10_420, 12);
  });

  it('combines the strata’s Wilson intervals, worked apart', () => {
    const { precision, recall } = estimateQuality(strata);
    // Wilson .9300–.9945, .4618–.7239 and .0196–.1216; .942 ∓ √(.9²·(.98 − .93)² + .1²·(.6 − .4618)²) …
    expect(precision.low).toBeCloseTo(0.8949, 4);
    expect(precision.high).toBeCloseTo(0.96, 4);
    expect(recall.low).toBeCloseTo(0.7944, 4);
    expect(recall.high).toBeCloseTo(0.96, 4);
  });

  it('is certain of what was judged in full', () => {
    const { precision } = estimateQuality([{ isFound: true, pairs: 20, judged: 20, matches: 19 }]);
    expect(precision).toEqual({ estimate: 0.95, low: 0.95, high: 0.95 });
  });

  it('covers the truth in about 95 of 100 audits', () => {
    const random = seededRandom(7, 'audits');
    const truth = [
      { isFound: true, pairs: 5000, share: 0.995, sample: 60 },
      { isFound: true, pairs: 500, share: 0.8, sample: 60 },
      { isFound: false, pairs: 800, share: 0.3, sample: 60 },
      { isFound: false, pairs: 9000, share: 0.005, sample: 60 },
    ];
    const found = 5000 * 0.995 + 500 * 0.8;
    const precision = found / 5500;
    const recall = found / (found + 800 * 0.3 + 9000 * 0.005);
    const audits = 1000;
    let [precisionCovered, recallCovered] = [0, 0];
    for (let audit = 0; audit < audits; audit++) {
      const result = estimateQuality(
        truth.map(({ isFound, pairs, share, sample }) => ({
          isFound,
          pairs,
          judged: sample,
          matches: Array.from({ length: sample }, () => random() < share).filter(Boolean).length,
        })),
      );
      if (result.precision.low <= precision && precision <= result.precision.high) precisionCovered++;
      if (result.recall.low <= recall && recall <= result.recall.high) recallCovered++;
    }
    expect(precisionCovered / audits).toBeGreaterThan(0.93);
    expect(recallCovered / audits).toBeGreaterThan(0.93);
  });
});

describe('planAudit', () => {
  const bins = Array.from({ length: 300 }, (_, i) => {
    const weight = -15 + i * 0.1;
    const pairs = 1000 - i;
    return { weight, pairs, matches: pairs * bitsToProbability(weight + 0.05) };
  });
  const strata = planAudit(bins, 0, 200);

  it('covers every pair once, apart on either side of the threshold', () => {
    expect(strata.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(
      bins.reduce((sum, bin) => sum + bin.pairs, 0),
    );
    expect(strata[0]!.from).toBe(-Infinity);
    expect(strata.at(-1)!.below).toBe(Infinity);
    strata.slice(1).forEach(({ from }, i) => expect(from).toBe(strata[i]!.below));
    for (const { from, below, isFound } of strata) expect(isFound ? from >= 0 : below <= 0).toBe(true);
  });

  const asked = (plan: readonly { sample: number }[]) => plan.reduce((sum, { sample }) => sum + sample, 0);

  it('asks for as much as people are ready to judge, most where it is least certain', () => {
    expect(asked(strata)).toBe(200);
    expect(Math.min(...strata.map(({ sample }) => sample))).toBeGreaterThanOrEqual(10);
    // Pairs around the threshold are fewer for the same number of questions.
    const density = ({ sample, pairs }: (typeof strata)[number]) => sample / pairs;
    const near = strata.find(({ from }) => from === 0)!;
    expect(density(near)).toBeGreaterThan(density(strata[0]!));
    expect(density(near)).toBeGreaterThan(density(strata.at(-1)!));
  });

  it('asks for all of a small stratum', () => {
    expect(planAudit([{ weight: 3, pairs: 4, matches: 3.9 }], 0, 100)).toEqual([
      { from: 0, below: Infinity, isFound: true, pairs: 4, sample: 4 },
    ]);
  });

  it('gives to the others what a small stratum cannot take', () => {
    // All uncertainty is in the 12 pairs below: of 60 they take their 12, and 48 are left for those above.
    const plan = planAudit(
      [
        { weight: -1, pairs: 12, matches: 6 },
        { weight: 1, pairs: 500, matches: 500 },
      ],
      0,
      60,
    );
    expect(plan.map(({ sample }) => sample)).toEqual([12, 48]);
  });

  it('asks for the size, or for all pairs where they are fewer', () => {
    const bin = fc.record({
      weight: fc.integer({ min: -20, max: 20 }),
      pairs: fc.nat(80),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const list = fc.uniqueArray(bin, { minLength: 1, maxLength: 30, selector: ({ weight }) => weight });
    fc.assert(
      fc.property(list, fc.integer({ min: 40, max: 2000 }), (scored, size) => {
        const counted = scored.map(({ share, ...rest }) => ({ ...rest, matches: share * rest.pairs }));
        const plan = planAudit(counted, 0, size);
        const all = counted.reduce((sum, { pairs }) => sum + pairs, 0);
        expect(asked(plan)).toBe(Math.min(size, all));
        for (const { pairs, sample } of plan) {
          expect(sample).toBeLessThanOrEqual(pairs);
          expect(sample).toBeGreaterThanOrEqual(Math.min(pairs, 5)); // 40 of eight strata
        }
      }),
    );
  });
});
