import type { Session } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { blockRowsSql, keyOfValues, valueNames, type ValueRule } from './block-rows.ts';
import { closedSourceSql, type BlockingModel } from './blocking-model.ts';

/** A blocking value and how many records have it. */
export interface BlockSize {
  values: string[];
  records: number;
}

/** SQL over the rows of one block's sources, each with its count c: the pairs that may be compared. */
export function pairsOfBlockSql(closed: string | null): string {
  const all = 'sum(c) * (sum(c) - 1) / 2';
  return closed ? `${all} - sum(CASE WHEN ${closed} THEN c * (c - 1) / 2 ELSE 0 END)` : all;
}

/**
 * Makes the temporary table `blocking_size(k, records, n, pairs)` of one rule's values: how many records have it,
 * the first of them, and how many pairs they give.
 */
export async function writeBlockSizes(
  session: Session,
  model: BlockingModel,
  rule: ValueRule,
): Promise<void> {
  // Grouping by a hash and looking the texts up afterwards is much cheaper than grouping by texts.
  const rows = `SELECT n, source, ${keyOfValues(rule)} AS k FROM (${blockRowsSql(rule)})`;
  const closed = closedSourceSql(model, 'source');
  const source = closed ? ', source' : '';
  await session.run(
    sql.createTemporary(
      'blocking_size',
      `SELECT k, CAST(sum(c) AS BIGINT) AS records, min(first) AS n, CAST(${pairsOfBlockSql(closed)} AS DOUBLE) AS pairs
       FROM (SELECT k${source}, count(*) AS c, min(n) AS first FROM (${rows}) GROUP BY k${source})
       GROUP BY k HAVING sum(c) > 1`,
    ),
  );
}

/** Texts of the values in `blocking_size` that `choose` (SQL after FROM) selects, the largest blocks first. */
export async function readBlocks(session: Session, rule: ValueRule, choose: string): Promise<BlockSize[]> {
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
