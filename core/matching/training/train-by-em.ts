import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { patternWeights } from '../scoring/pattern-weight.ts';
import { estimatePrior } from './estimate-prior.ts';
import { evidenceOf, withoutMatches } from './evidence.ts';
import { expectationMaximisation, type NonMatches } from './expectation-maximisation.ts';
import type { Joint } from './interactions.ts';
import type { PatternCounts } from './pattern-counts.ts';
import { rulePosterior } from './rule-posterior.ts';
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
  /** Outcomes of correlated comparisons between random records (`estimateJointU`). */
  joint?: readonly Joint[];
}

/** Rounds of EM, the prior, and u without the matches. */
const rounds = 3;

/**
 * Learns m and the prior from the counts of patterns alone.
 *
 * @param random probability of every comparison's levels between two random records (`estimateU`)
 */
export function trainByEm(
  model: LinkageModel,
  random: readonly (readonly number[])[],
  { counts, fixes, totalPairs, decisions, joint: randomJoint = [] }: TrainingInput,
): LinkageParameters {
  const samples = ruleSamples(model, counts, fixes, decisions);
  let nonMatches: NonMatches = { u: random, joint: randomJoint };
  for (let round = 1; ; round++) {
    const estimate = expectationMaximisation(model, nonMatches, samples);
    const evidence = evidenceOf(model, estimate, nonMatches);
    const found = estimatePrior(
      counts,
      {
        posterior: rulePosterior(model, evidence, samples, estimate.matchShares),
        bits: patternWeights(model, { ...evidence, prior: 0.5 }),
      },
      fixes.length,
      totalPairs,
    );
    const prior = model.training.prior ?? found.prior;
    if (round === rounds)
      return {
        modelVersion: model.version,
        prior,
        ...evidence,
        history: estimate.history,
        converged: estimate.converged,
        matchShares: fixes.map((_, rule) => {
          const at = samples.findIndex((sample) => sample.rule === rule);
          return at < 0 ? null : estimate.matchShares[at]!;
        }),
        blockingRecall: found.recall,
        untrained: model.comparisons
          .filter((_, k) => !samples.some(({ comparisons }) => comparisons.includes(k)))
          .map(({ name }) => name),
      };
    nonMatches = withoutMatches(model, random, randomJoint, estimate, prior);
  }
}
