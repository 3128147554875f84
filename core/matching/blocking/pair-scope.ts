/** Which pairs are made. */
export interface PairScope {
  /** Table with a column n: the records that make pairs; all of them where it is not given. */
  table?: string;
  /** A pair is made by its first record alone, and not by either of the two. */
  byFirst?: boolean;
}

export const allPairs: PairScope = {};

/** Pairs of which at least one record stands in `table`. */
export function pairsTouching(table: string): PairScope {
  return { table };
}

/** Pairs whose first record stands in `table`: of a random share of the records, the same share of the pairs. */
export function pairsFrom(table: string): PairScope {
  return { table, byFirst: true };
}
