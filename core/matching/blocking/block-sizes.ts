import { closedSourceSql, type BlockingModel } from './blocking-model.ts';

/**
 * Query of the blocks of `rows` (a query with n, source and the keys): the keys, `records`, the first record `n`, and
 * the `pairs` that may be compared.
 */
export function blocksSql(model: BlockingModel, rows: string, keys: readonly string[]): string {
  const by = keys.join(', ');
  const closed = closedSourceSql(model, 'source');
  if (!closed)
    return `SELECT ${by}, count(*) AS records, min(n) AS n, CAST(count(*) * (count(*) - 1) / 2 AS DOUBLE) AS pairs
      FROM (${rows}) GROUP BY ${by}`;
  const within = `sum(CASE WHEN ${closed} THEN c * (c - 1) / 2 ELSE 0 END)`;
  return `SELECT ${by}, CAST(sum(c) AS BIGINT) AS records, min(first) AS n,
      CAST(sum(c) * (sum(c) - 1) / 2 - ${within} AS DOUBLE) AS pairs
    FROM (SELECT ${by}, source, count(*) AS c, min(n) AS first FROM (${rows}) GROUP BY ${by}, source)
    GROUP BY ${by}`;
}
