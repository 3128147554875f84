import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { fillShares } from './fill-shares.ts';
import { levelOf, type PatternCounts } from './pattern-counts.ts';

/** Half a pair at every level before any was seen (Jeffreys), so that no level is impossible. */
const imagined = 0.5;

/**
 * Learns m from labelled matches and u from labelled non-matches by counting.
 *
 * Labelled pairs are often chosen and not drawn at random: non-matches that somebody looked at resemble matches. Where
 * `random` is given (`estimateU`), u is what two random records show, and only m is taken from the labels.
 *
 * @param prior chance that two random records match, which labels do not tell
 */
export function trainByLabels(
  model: LinkageModel,
  labels: { matches: PatternCounts; others: PatternCounts },
  { prior, random }: { prior: number; random?: readonly (readonly number[])[] },
): LinkageParameters {
  return {
    modelVersion: model.version,
    prior: model.training.prior ?? prior,
    levels: model.comparisons.map((comparison, k) => {
      const shares = (counts: PatternCounts, given: 'm' | 'u') =>
        fillShares(
          comparison,
          levelCounts(counts, k, comparison.levels.length),
          comparison.levels.map((level) => level[given]),
        );
      const m = shares(labels.matches, 'm');
      const u = random?.[k] ?? shares(labels.others, 'u');
      return m.map((share, i) => ({ m: share, u: u[i]! }));
    }),
    interactions: [],
    history: [],
    converged: true,
    matchShares: model.blocking.map(() => null),
    blockingRecall: null,
    untrained: model.comparisons.filter((_, k) => !isSeen(model, labels.matches, k)).map(({ name }) => name),
  };
}

function levelCounts({ pattern, count }: PatternCounts, k: number, levels: number): number[] {
  const sums = new Array<number>(levels).fill(imagined);
  pattern.forEach((packed, i) => (sums[levelOf(packed, k)]! += count[i]!));
  return sums;
}

function isSeen({ comparisons }: LinkageModel, { pattern, count }: PatternCounts, k: number): boolean {
  return pattern.some((packed, i) => count[i]! > 0 && !comparisons[k]!.levels[levelOf(packed, k)]!.isMissing);
}
