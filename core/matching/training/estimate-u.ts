import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { drawPairs, type Tuples, type WeightedPairs } from './draw-pairs.ts';
import { fillShares } from './fill-shares.ts';
import type { RecordCounts } from './record-counts.ts';

/** Random pairs that what a model expects of its levels counts for: a city of a few thousand tells more by itself. */
const experience = 1e6;

/** Levels of one comparison for pairs of its dictionary's values. */
export type LevelsOf = (left: Int32Array, right: Int32Array) => Uint8Array;

/** A cell of a value: what `comparison/compile-comparison.ts` compares. */
type Cell = string | number | readonly string[] | null;

/** The distinct values of one comparison and the records that hold them. */
export interface ComparedValues {
  /** By column of the comparison, then by value number. */
  columns: readonly (readonly Cell[])[];
  counts: RecordCounts;
}

/**
 * Probability of each level of the k-th comparison between two records drawn at random, which is nearly that between
 * records of two entities: as many pairs are. Exact where few values or equality alone decide, otherwise from a
 * weighted sample (`draw-pairs.ts`). Pairs at a missing level count for nothing, a level that was never seen counts
 * for half of what one pair stands for, and probabilities given in the model stand.
 */
export function estimateU(
  model: LinkageModel,
  k: number,
  values: ComparedValues,
  levelsOf: LevelsOf,
): number[] {
  const comparison = model.comparisons[k]!;
  const { randomPairs, seed } = model.training;
  const pairs = drawPairs(tuplesOf(comparison, values, levelsOf), randomPairs, seed);
  return uFromPairs(comparison, levelsOf(pairs.left, pairs.right), pairs);
}

/** The same from pairs whose levels were found elsewhere (custom SQL). */
export function uFromPairs(
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
function tuplesOf({ levels }: Comparison, { columns, counts }: ComparedValues, levelsOf: LevelsOf): Tuples {
  const keys = columns.map(numberCells);
  const all = Int32Array.from(keys[0]!.keys());
  const withItself = levelsOf(all, all);
  const records = counts.records.map((inSource) =>
    Float64Array.from(inSource, (count, value) => (levels[withItself[value]!]!.isMissing ? 0 : count)),
  );
  return { keys, counts: { ...counts, records } };
}

/** Numbers for the distinct cells of a column; −1 for none. */
function numberCells(cells: readonly Cell[]): Int32Array {
  const numbers = new Map<string | number, number>();
  return Int32Array.from(cells, (cell) => {
    if (cell === null) return -1;
    const key = typeof cell === 'object' ? JSON.stringify(cell) : cell;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
