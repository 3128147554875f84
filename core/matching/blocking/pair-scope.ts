import { duckdbDialect as sql } from '../dialect.ts';

/** Which pairs are made, as SQL over rows `a` and `b` with n and changed. */
export interface PairScope {
  /** Table with a column n: the records that make pairs; all of them where it is not given. */
  table?: string;
  meet: string;
  l: string;
  r: string;
}

export const allPairs: PairScope = { meet: 'a.n < b.n', l: 'a.n', r: 'b.n' };

/** Pairs of which at least one record stands in `table`. */
export function pairsTouching(table: string): PairScope {
  return {
    table,
    meet: 'a.changed AND a.n <> b.n AND (NOT b.changed OR a.n < b.n)',
    l: 'least(a.n, b.n)',
    r: 'greatest(a.n, b.n)',
  };
}

/** Pairs whose first record stands in `table`: of a random share of the records, the same share of the pairs. */
export function pairsFrom(table: string): PairScope {
  return { table, meet: 'a.changed AND a.n < b.n', l: 'a.n', r: 'b.n' };
}

/** SQL of whether a record is one of those that make pairs. */
export function changedSql({ table }: PairScope): string {
  return table ? `n IN (SELECT n FROM ${sql.quote(table)})` : 'true';
}
