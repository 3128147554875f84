import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { blockRowsSql, keyOfRecord, keyOfValues } from './block-rows.ts';
import { sourcesSql, type BlockingModel } from './blocking-model.ts';
import { equalBitsSql, equalRules } from './equal-pairs.ts';
import { changedSql, type PairScope } from './pair-scope.ts';

type ElementRule = Extract<BlockingRule, { kind: 'element' }>;
type NeighbourhoodRule = Extract<BlockingRule, { kind: 'neighbourhood' }>;

/** Pairs that one grouping holds in memory at a time. */
const pairsAtOnce = 20_000_000;

function elementRowsSql(rule: ElementRule, at: number, isChanged: string): string {
  return `SELECT n, source, ${isChanged} AS changed, k
    FROM (SELECT n, source, ${keyOfValues(rule)} AS k FROM (${blockRowsSql(rule)}))
    WHERE k NOT IN (SELECT k FROM blocking_excluded WHERE rule = ${at})`;
}

/** Places count within the records that agree on `on`; equal values stand in the order of the records. */
export function neighbourRowsSql(rule: NeighbourhoodRule, isChanged: string): string {
  const key = rule.on.length > 0 ? keyOfRecord(rule.on) : '0';
  return `SELECT n, source, ${isChanged} AS changed, k,
      row_number() OVER (PARTITION BY k ORDER BY v, n) AS place
    FROM (SELECT n, source, ${key} AS k, (${rule.by}) AS v FROM record)
    WHERE k IS NOT NULL AND ${sql.text('v')} <> ''`;
}

function joinSql(rule: ElementRule | NeighbourhoodRule, table: string): string {
  if (rule.kind === 'element') return `${table} a JOIN ${table} b ON a.k = b.k`;
  // Equality with each distance is a hash join; a range of places would be a comparison of all with all.
  const distances = Array.from({ length: rule.window }, (_, less) => `(${less + 1}), (${-less - 1})`);
  return `(SELECT t.*, t.place + d.d AS other FROM ${table} t, (VALUES ${distances.join(', ')}) AS d(d)) a
    JOIN ${table} b ON a.k = b.k AND a.other = b.place`;
}

/**
 * Makes `blocking_listed(l, r, rules, equal)`: each pair that the element and neighbourhood rules bring together
 * once, with their bits, and the bits of the equal rules that the pair meets too.
 */
export async function writeListedPairs(
  session: ConnectedSession,
  model: BlockingModel,
  scope: PairScope,
): Promise<void> {
  const sources = sourcesSql(model, 'a.source', 'b.source');
  const isChanged = changedSql(scope);
  const tables: string[] = [];
  const queries: string[] = [];
  for (const [at, rule] of model.blocking.entries()) {
    if (rule.kind === 'equal') continue;
    const table = `blocking_listed_${at}`;
    const rows =
      rule.kind === 'element' ? elementRowsSql(rule, at, isChanged) : neighbourRowsSql(rule, isChanged);
    await session.run(sql.createTemporary(table, rows));
    tables.push(table);
    queries.push(
      `SELECT ${scope.l} AS l, ${scope.r} AS r, ${2 ** at} AS rules FROM ${joinSql(rule, table)}
       WHERE ${scope.meet}${sources ? ` AND ${sources}` : ''}`,
    );
  }
  const pairs = queries.join(' UNION ALL ');
  await session.run(sql.createTemporary('blocking_grouped', 'SELECT 0 AS l, 0 AS r, 0 AS rules WHERE false'));
  const [row] = await session.all<{ pairs: bigint }>(`SELECT count(*) AS pairs FROM (${pairs})`);
  const parts = Math.max(1, Math.ceil(Number(row!.pairs) / pairsAtOnce));
  for (let part = 0; part < parts; part++)
    await session.run(
      `INSERT INTO blocking_grouped
       SELECT l, r, ${sql.bitOr('rules')} FROM (${pairs}) WHERE l % ${parts} = ${part} GROUP BY l, r`,
    );
  await session.run(
    sql.createTemporary(
      'blocking_listed',
      `SELECT p.l, p.r, p.rules, ${equalBitsSql(equalRules(model.blocking))} AS equal
       FROM blocking_grouped p JOIN blocking_block a ON a.n = p.l JOIN blocking_block b ON b.n = p.r`,
    ),
  );
  for (const table of ['blocking_grouped', ...tables]) await session.run(sql.drop(table));
}
