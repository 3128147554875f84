import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { areFew, drawPairs, stratumSizes, type Tuples, type WeightedPairs } from './draw-pairs.ts';
import { fillShares } from './fill-shares.ts';

/** Random pairs that what a model expects of its levels counts for: a city of a few thousand tells more by itself. */
const experience = 1e6;

/** Levels of one comparison for pairs of its dictionary's values. */
export type LevelsOf = (left: Int32Array, right: Int32Array) => Uint8Array;

/**
 * Probability of each level of the k-th comparison between two records drawn at random, which is nearly that between
 * records of two entities: as many pairs are. Exact where few values or equality alone decide, otherwise from a
 * weighted sample (`draw-pairs.ts`). Pairs at a missing level count for nothing, a level that was never seen counts
 * for half of what one pair stands for, and probabilities given in the model stand.
 */
export function estimateU(model: LinkageModel, k: number, tuples: Tuples, levelsOf: LevelsOf): number[] {
  const comparison = model.comparisons[k]!;
  const { randomPairs, seed } = model.training;
  const telling = tellingTuples(comparison, tuples, levelsOf);
  const byAgreement = areFew(telling, randomPairs) ? null : levelsByAgreement(comparison);
  if (byAgreement) {
    const weight = Float64Array.from(stratumSizes(telling));
    // As careful about a level that was never seen as where so many pairs are drawn.
    const resolution = weight.reduce((sum, pairs) => sum + pairs, 0) / randomPairs;
    return uFromPairs(comparison, byAgreement, { weight, resolution });
  }
  const pairs = drawPairs(telling, randomPairs, seed);
  return uFromPairs(comparison, levelsOf(pairs.left, pairs.right), pairs);
}

/**
 * By the columns that agree, as bits, the level of two values that are not missing, where that is all it depends on: no
 * pair has to be drawn.
 */
function levelsByAgreement({ levels, columns }: Comparison): Uint8Array | null {
  const bits: number[] = [];
  for (const { when, isMissing } of levels.slice(0, -1)) {
    const isTold = when.kind === 'equal' || (when.kind === 'null' && isMissing);
    if (!isTold) return null;
    bits.push(when.kind === 'equal' ? 1 << columns.indexOf(when.column) : 0);
  }
  const levelOf = (agreeing: number) => {
    const level = bits.findIndex((bit) => (agreeing & bit) !== 0);
    return level < 0 ? bits.length : level;
  };
  return Uint8Array.from({ length: 2 ** columns.length }, (_, agreeing) => levelOf(agreeing));
}

/** @param found the level of each pair */
function uFromPairs(
  comparison: Comparison,
  found: Uint8Array,
  { weight, resolution }: Pick<WeightedPairs, 'weight' | 'resolution'>,
): number[] {
  const sums = new Array<number>(comparison.levels.length).fill(0);
  found.forEach((level, at) => {
    sums[level]! += weight[at]!;
  });
  return fillShares(
    comparison,
    comparison.levels.map(({ expected }, i) =>
      expected ? sums[i]! + experience * expected.u : sums[i]! || resolution / 2,
    ),
    comparison.levels.map((level) => level.u),
  );
}

/** Values that say nothing even of themselves are left out, so that no draw is spent on them. */
function tellingTuples({ levels }: Comparison, { keys, counts }: Tuples, levelsOf: LevelsOf): Tuples {
  const all = Int32Array.from(keys[0]!.keys());
  const withItself = levelsOf(all, all);
  const records = counts.records.map((inSource) =>
    Float64Array.from(inSource, (count, value) => (levels[withItself[value]!]!.isMissing ? 0 : count)),
  );
  return { keys, counts: { ...counts, records } };
}
