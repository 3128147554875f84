import type { ScoredPairs } from '../../../../core/matching/clustering/scored-pairs.ts';

/** Left record, right record, log2 odds. */
export type WeightedPair = [number, number, number];

export function scoredPairs(list: readonly WeightedPair[]): ScoredPairs {
  return {
    left: Int32Array.from(list.map(([left]) => left)),
    right: Int32Array.from(list.map(([, right]) => right)),
    weight: Float32Array.from(list.map(([, , weight]) => weight)),
  };
}
