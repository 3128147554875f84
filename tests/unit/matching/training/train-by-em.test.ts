import { describe, expect, it } from 'vitest';
import { packLevels, type PatternCounts } from '../../../../core/matching/training/pattern-counts.ts';
import { trainByEm } from '../../../../core/matching/training/train-by-em.ts';
import { amongRandom, draw, exact, missing, truth } from './drawn-patterns.ts';
import { modelOf } from './linkage-model.ts';

const own = truth.m.map((_, rule) => truth.m.map((_, k) => k === rule));

describe('trainByEm', () => {
  const model = modelOf(5);
  const pairs = 2_000_000;
  const counts = draw(pairs, 1, truth);
  const parameters = trainByEm(model, amongRandom(truth), { counts, fixes: own, totalPairs: pairs });

  it('finds the m, u and prior again that its data was drawn from', () => {
    expect(parameters.converged).toBe(true);
    for (const [k, levels] of parameters.levels.entries())
      for (const [i, { m, u }] of levels.slice(1).entries()) {
        expect(Math.abs(m - truth.m[k]![i]!), `m of ${k}, ${i}`).toBeLessThan(0.02);
        // The matches among random pairs are off: for the rarest level they make nearly half of it.
        expect(u / truth.u[k]![i]!, `u of ${k}, ${i}`).toBeGreaterThan(0.95);
        expect(u / truth.u[k]![i]!, `u of ${k}, ${i}`).toBeLessThan(1.05);
      }
    expect(parameters.prior / truth.prior).toBeGreaterThan(0.93);
    expect(parameters.prior / truth.prior).toBeLessThan(1.07);
  });

  it('finds the share of matches in each rule, and the share of matches that the rules find', () => {
    for (const [rule, share] of parameters.matchShares.entries()) {
      const [m, u] = [truth.prior * truth.m[rule]![0]!, (1 - truth.prior) * truth.u[rule]![0]!];
      expect(Math.abs(share! - m / (m + u))).toBeLessThan(0.01);
    }
    const unfound = truth.m.reduce((none, m, k) => none * (1 - (1 - truth.missing[k]!) * m[0]!), 1);
    expect(parameters.blockingRecall).toBeCloseTo(1 - unfound, 2);
  });

  it('gives the same parameters for the same counts, and records how it converged', () => {
    const again = trainByEm(model, amongRandom(truth), {
      counts: draw(pairs, 1, truth),
      fixes: own,
      totalPairs: pairs,
    });
    expect(again).toEqual(parameters);
    expect(parameters.history.at(-1)!.largestChange).toBeLessThanOrEqual(model.training.convergence);
    expect(parameters.history.at(-2)!.largestChange).toBeGreaterThan(model.training.convergence);
  });

  it('does not learn m from rules that fix the comparison', () => {
    const first = [[true, false, false, false, false]];
    const onlyFirst = trainByEm(model, amongRandom(truth), {
      counts: onlyRule(counts, 0),
      fixes: first,
      totalPairs: pairs,
    });
    expect(onlyFirst.untrained).toEqual(['c0']);
    expect(Math.abs(onlyFirst.levels[1]![1]!.m - truth.m[1]![0]!)).toBeLessThan(0.02);
    expect(onlyFirst.blockingRecall).toBeNull();
  });

  it('lets given m and u stand and shares out what they leave', () => {
    const given = modelOf(5);
    given.comparisons[0]!.levels[exact]!.m = 0.8;
    given.comparisons[0]!.levels[exact]!.u = 0.01;
    const { levels } = trainByEm(given, amongRandom(truth), { counts, fixes: own, totalPairs: pairs });
    expect(levels[0]![exact]!.m).toBe(0.8);
    expect(levels[0]!.slice(1).reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1, 12);
    // close : else are 2 : 1 among matches
    expect(Math.abs(levels[0]![2]!.m - 0.2 * (2 / 3))).toBeLessThan(0.02);
  });

  it('learns from what people judged, and from the number of judgements', () => {
    const disputed = packLevels([exact, 2, 2, missing, missing]);
    const judged = (count: number): PatternCounts => ({
      rules: Int32Array.of(1),
      pattern: Float64Array.of(disputed),
      count: Float64Array.of(count),
    });
    const train = (same: number, different: number) =>
      trainByEm(model, amongRandom(truth), {
        counts,
        fixes: own,
        totalPairs: pairs,
        decisions: { same: judged(same), different: judged(different) },
      }).levels[1]![2]!.m;
    expect(train(0, 0)).toBe(parameters.levels[1]![2]!.m);
    expect(train(20, 0)).toBeGreaterThan(train(2, 0));
    expect(train(2, 0)).toBeGreaterThan(train(0, 0));
    expect(train(0, 2)).toBeLessThan(train(0, 0));
    expect(train(0, 20)).toBeLessThan(train(0, 2));
  });
});

function onlyRule({ rules, pattern, count }: PatternCounts, rule: number): PatternCounts {
  const kept = [...rules.keys()].filter((i) => rules[i]! & (1 << rule));
  return {
    rules: Int32Array.from(kept, () => 1 << rule),
    pattern: Float64Array.from(kept, (i) => pattern[i]!),
    count: Float64Array.from(kept, (i) => count[i]!),
  };
}
