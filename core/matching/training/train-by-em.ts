import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { patternWeights } from '../scoring/pattern-weight.ts';
import { estimatePrior } from './estimate-prior.ts';
import { expectationMaximisation, type Estimate, type NonMatches } from './expectation-maximisation.ts';
import { interactionBits, type Joint } from './interactions.ts';
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

/**
 * Random pairs contain matches too, which weighs where a value is nearly unique. What they add to u is taken off,
 * down to this share of it, as the difference of two estimates is not better known than that.
 */
const leastOfRandom = 0.1;
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

function evidenceOf(
  model: LinkageModel,
  { m, joint }: Estimate,
  nonMatches: NonMatches,
): Pick<LinkageParameters, 'levels' | 'interactions'> {
  return {
    levels: m.map((of, k) => of.map((probability, i) => ({ m: probability, u: nonMatches.u[k]![i]! }))),
    interactions: nonMatches.joint.flatMap((table, at) => {
      const found = joint[at];
      if (!found) return [];
      const [a, b] = table.comparisons.map((k) => model.comparisons[k]!.name) as [string, string];
      return [{ comparisons: [a, b], bits: interactionBits(model, table, found, m, nonMatches.u) }];
    }),
  };
}

/** Takes what matches add off the probabilities among random pairs: random = prior · m + (1 − prior) · u. */
function withoutMatches(
  { comparisons }: LinkageModel,
  random: readonly (readonly number[])[],
  randomJoint: readonly Joint[],
  { m, joint }: Estimate,
  prior: number,
): NonMatches {
  const without = (share: number, ofMatches: number) =>
    Math.max((share - prior * ofMatches) / (1 - prior), share * leastOfRandom);
  return {
    u: comparisons.map(({ levels }, k) =>
      levels.map((level, i) => {
        const share = random[k]![i]!;
        return level.isMissing || level.u !== undefined ? share : without(share, m[k]![i]!);
      }),
    ),
    joint: randomJoint.map((table, at) => ({
      ...table,
      probability: table.probability.map((row, i) =>
        row.map((share, j) => (joint[at] ? without(share, joint[at][i]![j]!) : share)),
      ),
    })),
  };
}
