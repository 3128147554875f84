import { describe, expect, it } from 'vitest';
import { patternWeights } from '../../../../core/matching/scoring/pattern-weight.ts';
import type { LevelsOf } from '../../../../core/matching/training/estimate-u.ts';
import { estimateJointU } from '../../../../core/matching/training/interactions.ts';
import { packLevels } from '../../../../core/matching/training/pattern-counts.ts';
import { recordCounts } from '../../../../core/matching/training/record-counts.ts';
import { trainByEm } from '../../../../core/matching/training/train-by-em.ts';
import { amongRandom, draw, exact, missing, truth } from './drawn-patterns.ts';
import { modelOf } from './linkage-model.ts';

const other = 3;

describe('estimateJointU', () => {
  // City and street: 2,000 records in (A, a), 1,000 in (A, b), 1,000 in (B, c).
  const first = Int32Array.of(0, 0, 1);
  const second = Int32Array.of(0, 1, 2);
  const equality: LevelsOf = (left, right) =>
    Uint8Array.from(left, (l, i) => (l === right[i] ? exact : other));
  const u = [
    [1, 0.4, 0.1, 0.5],
    [1, 0.3, 0.1, 0.6],
  ];

  it.each([10, 1_000_000])('counts agreements together, worked by hand (%i pairs)', (randomPairs) => {
    const model = modelOf(2, { training: { randomPairs } });
    const counts = recordCounts(model, [[2000, 1000, 1000]]);
    const { probability } = estimateJointU(model, [0, 1], { first, second, counts }, [equality, equality], u);
    // Of 7,998,000 pairs 1,999,000 + 2 · 499,500 agree in both, 2,000,000 in the city alone.
    expect(probability[exact]![exact]).toBeCloseTo(2_998_000 / 7_998_000, 4);
    expect(probability[exact]![other]).toBeCloseTo(2_000_000 / 7_998_000, 4);
    expect(probability[other]![other]).toBeCloseTo(3_000_000 / 7_998_000, 4);
    // A street without its city was not seen: possible all the same.
    expect(probability[other]![exact]).toBeGreaterThan(0);
    expect(probability[other]![exact]).toBeLessThan(1e-5);
  });
});

describe('correlated comparisons', () => {
  // c1 repeats c0: together they say what c0 says alone.
  const model = modelOf(5, { correlated: [['c0', 'c1']] });
  const pairs = 2_000_000;
  const same = { ...truth, m: [...truth.m], u: [...truth.u], missing: [...truth.missing] };
  same.m[1] = truth.m[0]!;
  same.u[1] = truth.u[0]!;
  same.missing[1] = truth.missing[0]!;
  const counts = draw(pairs, 3, same, { 1: 0 });
  const fixes = same.m.map((_, rule) => same.m.map((__, k) => k === rule || (k < 2 && rule < 2)));
  const random = amongRandom(same);
  const probability = random[0]!.map((share, i) =>
    random[1]!.map((_, j) => (i === missing || j === missing ? 1 : i === j ? share : 1e-9)),
  );
  const input = { counts, fixes, totalPairs: pairs };
  const joint = trainByEm(model, random, { ...input, joint: [{ comparisons: [0, 1], probability }] });
  const naive = trainByEm(model, random, input);
  const weight = patternWeights(model, joint);
  const level = ({ m, u }: { m: number; u: number }) => Math.log2(m / u);

  it('count once, not twice', () => {
    const alone = level(joint.levels[0]![exact]!);
    expect(weight(packLevels([exact, exact, 0, 0, 0])) - weight(0)).toBeCloseTo(alone, 1);
    expect(weight(packLevels([other, other, 0, 0, 0])) - weight(0)).toBeCloseTo(
      level(joint.levels[0]![other]!),
      0,
    );
    // Where one is missing the other counts in full.
    expect(weight(packLevels([exact, missing, 0, 0, 0])) - weight(0)).toBeCloseTo(alone, 9);
  });

  it('leave m right where counting them twice does not', () => {
    const error = ({ levels }: typeof joint) =>
      Math.max(...levels.flatMap((of, k) => of.slice(1).map(({ m }, i) => Math.abs(m - same.m[k]![i]!))));
    expect(error(joint)).toBeLessThan(0.02);
    expect(joint.prior / truth.prior).toBeGreaterThan(0.93);
    expect(joint.prior / truth.prior).toBeLessThan(1.07);
    expect(naive.prior).toBeGreaterThan(joint.prior);
  });
});
