import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { blockRowsSql, keyOfValues, valueNames, type ValueRule } from './block-rows.ts';
import { closedSourceSql, type BlockingModel } from './blocking-model.ts';

/** A blocking value and how many records have it. */
export interface BlockSize {
  values: string[];
  records: number;
}

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

/** Makes the temporary table `blocking_size(k, records, n, pairs)` of one rule's values that several records have. */
export async function writeBlockSizes(
  session: ConnectedSession,
  model: BlockingModel,
  rule: ValueRule,
): Promise<void> {
  // Grouping by a hash and looking the texts up afterwards is much cheaper than grouping by texts.
  const rows = `SELECT n, source, ${keyOfValues(rule)} AS k FROM (${blockRowsSql(rule)})`;
  await session.run(
    sql.createTemporary(
      'blocking_size',
      `SELECT * FROM (${blocksSql(model, rows, ['k'])}) WHERE records > 1`,
    ),
  );
}

/** Texts of the values in `blocking_size` that `choose` (SQL after FROM) selects, the largest blocks first. */
export async function readBlocks(
  session: ConnectedSession,
  rule: ValueRule,
  choose: string,
): Promise<BlockSize[]> {
  const chosen = `(SELECT k, records, n FROM blocking_size ${choose})`;
  const names = valueNames(rule);
  const record = `(SELECT * FROM record WHERE n IN (SELECT n FROM ${chosen}))`;
  const rows = await session.all<Record<string, string> & { records: bigint }>(
    `SELECT ${names.join(', ')}, s.records
     FROM (SELECT *, ${keyOfValues(rule)} AS k FROM (${blockRowsSql(rule, record)})) b
     JOIN ${chosen} s ON s.k = b.k AND s.n = b.n
     ORDER BY s.records DESC, s.n, ${names.join(', ')}`,
  );
  return rows.map((row) => ({ values: names.map((name) => row[name]!), records: Number(row.records) }));
}
