import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { drawPairs } from './draw-pairs.ts';
import type { LevelsOf } from './estimate-u.ts';
import { levelOf, type PatternCounts } from './pattern-counts.ts';
import type { RecordCounts } from './record-counts.ts';
import type { RuleSample } from './rule-samples.ts';

/** Two comparisons whose outcomes depend on each other, and the probability of each joint outcome. */
export interface Joint {
  /** Numbers of the comparisons. */
  comparisons: readonly [number, number];
  /** By the level of the first and of the second, over pairs where neither is missing. */
  probability: number[][];
}

/** The distinct combinations of two comparisons' values and the records that hold them. */
export interface ValueCombinations {
  /** Value numbers of the first comparison, combination by combination. */
  first: Int32Array;
  second: Int32Array;
  counts: RecordCounts;
}

/** Pairs that each side is taken to have shown before any was seen, spread as if nothing depended on anything. */
const imagined = 10;

/**
 * Joint outcomes of two correlated comparisons between random records. Combinations that agree in one value or in
 * both are counted exactly (`draw-pairs.ts`), so that rare agreements of both are seen.
 *
 * @param u probabilities of either comparison alone, towards which outcomes that were hardly seen are drawn
 */
export function estimateJointU(
  model: LinkageModel,
  comparisons: readonly [number, number],
  { first, second, counts }: ValueCombinations,
  levelsOf: readonly [LevelsOf, LevelsOf],
  u: readonly (readonly number[])[],
): Joint {
  const { randomPairs, seed } = model.training;
  const pairs = drawPairs({ keys: [first, second], counts }, randomPairs, seed);
  const [a, b] = [first, second].map((values, side) =>
    levelsOf[side]!(
      pairs.left.map((pair) => values[pair]!),
      pairs.right.map((pair) => values[pair]!),
    ),
  ) as [Uint8Array, Uint8Array];
  const sums = emptyTable(model, comparisons);
  pairs.weight.forEach((weight, i) => (sums[a[i]!]![b[i]!]! += weight));
  return { comparisons, probability: shareTable(model, comparisons, sums, u, imagined * pairs.resolution) };
}

/** Joint outcomes among the matches of samples that leave both comparisons open; null where none does. */
export function jointM(
  model: LinkageModel,
  comparisons: readonly [number, number],
  samples: readonly RuleSample[],
  expected: readonly Float64Array[],
  m: readonly (readonly number[])[],
): number[][] | null {
  const sums = emptyTable(model, comparisons);
  let isOpen = false;
  for (const [s, sample] of samples.entries()) {
    const [a, b] = comparisons.map((k) => sample.comparisons.indexOf(k)) as [number, number];
    if (a < 0 || b < 0) continue;
    isOpen = true;
    const width = sample.comparisons.length;
    expected[s]!.forEach((matches, row) => {
      sums[sample.levels[row * width + a]!]![sample.levels[row * width + b]!]! += matches;
    });
  }
  return isOpen ? shareTable(model, comparisons, sums, m, imagined) : null;
}

/** Joint outcomes among pairs that are known to match. */
export function jointOfMatches(
  model: LinkageModel,
  comparisons: readonly [number, number],
  { pattern, count }: Pick<PatternCounts, 'pattern' | 'count'>,
  m: readonly (readonly number[])[],
): number[][] {
  const [a, b] = comparisons;
  const sums = emptyTable(model, comparisons);
  pattern.forEach((packed, i) => (sums[levelOf(packed, a)]![levelOf(packed, b)]! += count[i]!));
  return shareTable(model, comparisons, sums, m, imagined);
}

/** Bits of joint outcomes over the sum of both; none where one of them is missing. */
export function interactionBits(
  model: LinkageModel,
  { comparisons, probability }: Joint,
  joint: readonly (readonly number[])[],
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
): number[][] {
  const [a, b] = comparisons;
  return probability.map((row, i) =>
    row.map((together, j) => {
      if (model.comparisons[a]!.levels[i]!.isMissing || model.comparisons[b]!.levels[j]!.isMissing) return 0;
      return Math.log2((joint[i]![j]! * u[a]![i]! * u[b]![j]!) / (m[a]![i]! * m[b]![j]! * together));
    }),
  );
}

function emptyTable(model: LinkageModel, [a, b]: readonly [number, number]): number[][] {
  return model.comparisons[a]!.levels.map(() => model.comparisons[b]!.levels.map(() => 0));
}

/** Shares of a table's cells where neither level is missing, drawn a little towards independence; 1 elsewhere. */
function shareTable(
  model: LinkageModel,
  [a, b]: readonly [number, number],
  sums: readonly (readonly number[])[],
  alone: readonly (readonly number[])[],
  drawn: number,
): number[][] {
  const isMissing = ({ levels }: Comparison, level: number) => levels[level]!.isMissing === true;
  const counts = (i: number, j: number) =>
    !isMissing(model.comparisons[a]!, i) && !isMissing(model.comparisons[b]!, j);
  let total = 0;
  sums.forEach((row, i) => row.forEach((sum, j) => (total += counts(i, j) ? sum : 0)));
  return sums.map((row, i) =>
    row.map((sum, j) => (counts(i, j) ? (sum + drawn * alone[a]![i]! * alone[b]![j]!) / (total + drawn) : 1)),
  );
}
