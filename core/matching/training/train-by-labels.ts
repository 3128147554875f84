import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { patternWeights } from '../scoring/pattern-weight.ts';
import { estimatePrior } from './estimate-prior.ts';
import { evidenceOf, withoutMatches, type Matches } from './evidence.ts';
import { imaginedMatches } from './expectation-maximisation.ts';
import { fillShares } from './fill-shares.ts';
import { jointOfMatches, type Joint } from './interactions.ts';
import { levelOf, type PatternCounts } from './pattern-counts.ts';

/** What the records whose entity is known show. */
export interface LabelledMatches {
  /** Pairs of one entity by pattern, whether a blocking rule brings them together or not. */
  patterns: Pick<PatternCounts, 'pattern' | 'count'>;
  /** How many those are, and the share of them that the rules bring together. */
  matches: number;
  recall: number;
  /** Pairs of labelled records that may be compared. */
  pairs: number;
  /** Every record has a label: then the share of matches among the pairs is the prior. */
  isComplete: boolean;
}

export interface LabelledInput {
  labelled: LabelledMatches;
  /** Candidate pairs by pattern, for the prior where some records have no label. */
  counts: PatternCounts;
  /** Pairs of records that could be compared. */
  totalPairs: number;
  joint: readonly Joint[];
}

/** The prior and the u without the matches depend on each other; both settle at once. */
const rounds = 3;

/**
 * Learns m by counting the pairs of records that are known to be one entity. u is what random pairs show, without the
 * matches among them: pairs that somebody has labelled as different are often chosen for their likeness.
 *
 * @param random probability of every comparison's levels between two random records (`estimateU`)
 */
export function trainByLabels(
  model: LinkageModel,
  random: readonly (readonly number[])[],
  { labelled, counts, totalPairs, joint: randomJoint }: LabelledInput,
): LinkageParameters {
  const matches = countMatches(model, labelled.patterns, randomJoint);
  let nonMatches = { u: random, joint: randomJoint };
  for (let round = 1; ; round++) {
    const evidence = evidenceOf(model, matches, nonMatches);
    const bits = patternWeights(model, { ...evidence, prior: 0.5 });
    const estimated = () =>
      estimatePrior(counts, { posterior: () => null, bits }, model.blocking.length, totalPairs).prior;
    const found = labelled.isComplete ? labelled.matches / labelled.pairs : estimated();
    const prior = model.training.prior ?? found;
    if (round === rounds)
      return {
        modelVersion: model.version,
        prior,
        ...evidence,
        history: [],
        converged: true,
        matchShares: model.blocking.map(() => null),
        blockingRecall: labelled.recall,
        untrained: model.comparisons
          .filter((_, k) => !isSeen(model, labelled.patterns, k))
          .map(({ name }) => name),
      };
    nonMatches = withoutMatches(model, random, randomJoint, matches, prior);
  }
}

function countMatches(
  model: LinkageModel,
  patterns: LabelledMatches['patterns'],
  randomJoint: readonly Joint[],
): Matches {
  const m = model.comparisons.map((comparison, k) => {
    const sums = comparison.levels.map(imaginedMatches);
    patterns.pattern.forEach((packed, i) => (sums[levelOf(packed, k)]! += patterns.count[i]!));
    return fillShares(
      comparison,
      sums,
      comparison.levels.map((level) => level.m),
    );
  });
  return { m, joint: randomJoint.map(({ comparisons }) => jointOfMatches(model, comparisons, patterns, m)) };
}

function isSeen(
  { comparisons }: LinkageModel,
  { pattern, count }: LabelledMatches['patterns'],
  k: number,
): boolean {
  return pattern.some((packed, i) => count[i]! > 0 && !comparisons[k]!.levels[levelOf(packed, k)]!.isMissing);
}
