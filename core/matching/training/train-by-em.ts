import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { patternWeights } from '../scoring/pattern-weight.ts';
import { estimatePrior } from './estimate-prior.ts';
import { expectationMaximisation } from './expectation-maximisation.ts';
import type { PatternCounts } from './pattern-counts.ts';
import { ruleSamples, type Decisions } from './rule-samples.ts';

export interface TrainingInput {
  /** Candidate pairs, by rules and pattern; all of them, or a sample scaled up to all. */
  counts: PatternCounts;
  /** By rule and comparison: the rule looks at columns of the comparison. */
  fixes: readonly (readonly boolean[])[];
  /** Pairs of records that could be compared (`totalPairs`). */
  totalPairs: number;
  /** Pairs that people have judged. */
  decisions?: Decisions;
}

/**
 * Random pairs contain matches too, which weighs where a value is nearly unique. What they add to u is taken off,
 * down to this share of it, as the difference of two estimates is not better known than that.
 */
const leastOfRandom = 0.1;
/** Rounds of EM, prior, u without the matches; the third changes the third digit. */
const rounds = 3;

/**
 * Learns m and the prior from the counts of patterns alone.
 *
 * @param random probability of every comparison's levels between two random records (`estimateU`)
 */
export function trainByEm(
  model: LinkageModel,
  random: readonly (readonly number[])[],
  { counts, fixes, totalPairs, decisions }: TrainingInput,
): LinkageParameters {
  const samples = ruleSamples(model, counts, fixes, decisions);
  const isLearnt = model.comparisons.map((_, k) =>
    samples.some(({ comparisons }) => comparisons.includes(k)),
  );
  let u = random;
  for (let round = 1; ; round++) {
    const { m, matchShares, history, converged } = expectationMaximisation(model, u, samples);
    const levels = m.map((of, k) => of.map((probability, i) => ({ m: probability, u: u[k]![i]! })));
    const evidence = patternWeights(model, { levels, interactions: [], prior: 0.5 });
    const { prior, recall } = estimatePrior(counts, evidence, fixes.length, totalPairs);
    if (round === rounds)
      return {
        modelVersion: model.version,
        prior: model.training.prior ?? prior,
        levels,
        interactions: [],
        history,
        converged,
        matchShares: fixes.map((_, rule) => {
          const at = samples.findIndex((sample) => sample.rule === rule);
          return at < 0 ? null : matchShares[at]!;
        }),
        blockingRecall: recall,
        untrained: model.comparisons.filter((_, k) => !isLearnt[k]).map(({ name }) => name),
      };
    u = withoutMatches(model, random, m, model.training.prior ?? prior);
  }
}

/** Takes what matches add off the probabilities among random pairs: random = prior · m + (1 − prior) · u. */
function withoutMatches(
  { comparisons }: LinkageModel,
  random: readonly (readonly number[])[],
  m: readonly (readonly number[])[],
  prior: number,
): number[][] {
  return comparisons.map(({ levels }, k) =>
    levels.map((level, i) => {
      const share = random[k]![i]!;
      if (level.isMissing || level.u !== undefined) return share;
      return Math.max((share - prior * m[k]![i]!) / (1 - prior), share * leastOfRandom);
    }),
  );
}
