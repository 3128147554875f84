import { literal, quote } from '../warehouse/quote.ts';

/**
 * What the SQL of the linkage engine says differently from one database to the next. Everything else the engine
 * writes is plain SQL, so another database (Spark) needs only another object of this shape.
 */
export interface Dialect {
  quote(identifier: string): string;
  literal(text: string): string;
  /** The value as text, one form for each value: blocking values are compared, hashed and kept as text. */
  text(expression: string): string;
  /** A 64-bit hash of texts, in order. It is never stored: it may differ between versions of the database. */
  hash(texts: readonly string[]): string;
  /** Statement that makes a temporary table of a query's rows, in place of one of that name. */
  createTemporary(table: string, query: string): string;
  drop(table: string): string;
  /** Elements of a list, one row each (in a select list), each different element once. */
  explodeDistinct(list: string): string;
  /** Query with the given columns, each read from one bound list of texts. */
  rowsOfLists(columns: readonly string[]): string;
  /** The first characters (code points) of a text. */
  prefix(text: string, length: number): string;
  /** The last characters (code points) of a text. */
  suffix(text: string, length: number): string;
  /** Whether two lists have an element in common. */
  overlap(left: string, right: string): string;
}

/** DuckDB 1.5. */
export const duckdbDialect: Dialect = {
  quote,
  literal,
  text: (expression) => `CAST((${expression}) AS VARCHAR)`,
  hash: (texts) => `hash(${texts.join(', ')})`,
  createTemporary: (table, query) => `CREATE OR REPLACE TEMP TABLE ${quote(table)} AS ${query}`,
  drop: (table) => `DROP TABLE IF EXISTS temp.${quote(table)}`,
  explodeDistinct: (list) => `unnest(list_distinct(${list}))`,
  rowsOfLists: (columns) =>
    `SELECT ${columns.map((name, at) => `unnest($${at + 1}::VARCHAR[]) AS ${quote(name)}`).join(', ')}`,
  prefix: (text, length) => `left(${text}, ${length})`,
  suffix: (text, length) => `right(${text}, ${length})`,
  overlap: (left, right) => `list_has_any(${left}, ${right})`,
};
