import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { keyOfRecord } from './block-rows.ts';
import { sourcesSql, type BlockingModel } from './blocking-model.ts';
import { changedSql, type PairScope } from './pair-scope.ts';

/** A rule of the kind `equal` and its place in the model. */
interface EqualRule {
  at: number;
  on: readonly string[];
}

export function equalRules(blocking: readonly BlockingRule[]): EqualRule[] {
  return blocking.flatMap((rule, at) => (rule.kind === 'equal' ? [{ at, on: rule.on }] : []));
}

/** Sum of the bits of the given rules in which two rows of `blocking_block` meet. */
export function equalBitsSql(rules: readonly EqualRule[], left = 'a', right = 'b'): string {
  const bits = rules.map(({ at }) => `${sql.flag(`${left}.k${at} = ${right}.k${at}`)} * ${2 ** at}`);
  return bits.join(' + ') || '0';
}

/**
 * Makes `blocking_block(n, source, changed, k0, …)`: for each equal rule the number of the record's block, or a
 * number of its own below zero where it meets nobody. Small integers that are never null make the test whether a
 * pair meets in another rule so cheap that no pairs need to be grouped afterwards.
 */
export async function writeBlocks(
  session: ConnectedSession,
  rules: readonly EqualRule[],
  scope: PairScope,
  keepsAll: boolean,
): Promise<void> {
  const keys = rules.map(({ at, on }) => `, ${keyOfRecord(on)} AS k${at}`);
  await session.run(
    sql.createTemporary(
      'blocking_key',
      `SELECT n, source, ${changedSql(scope)} AS changed${keys.join('')} FROM record`,
    ),
  );
  for (const { at } of rules)
    await session.run(
      sql.createTemporary(
        `blocking_value_${at}`,
        `SELECT k${at} AS k, CAST(row_number() OVER () AS INTEGER) AS id FROM blocking_key
         WHERE k${at} IS NOT NULL AND k${at} NOT IN (SELECT k FROM blocking_excluded WHERE rule = ${at})
         GROUP BY k${at} HAVING count(*) > 1 AND bool_or(changed)`,
      ),
    );
  const numbers = rules.map(({ at }) => `, coalesce(v${at}.id, -1 - n) AS k${at}`);
  const joins = rules.map(({ at }) => `LEFT JOIN blocking_value_${at} v${at} ON v${at}.k = b.k${at}`);
  const meets = rules.map(({ at }) => `v${at}.id`).join(', ');
  await session.run(
    sql.createTemporary(
      'blocking_block',
      `SELECT n, source, changed${numbers.join('')} FROM blocking_key b ${joins.join(' ')}
       ${keepsAll ? '' : `WHERE coalesce(${meets}) IS NOT NULL`}`,
    ),
  );
  for (const table of ['blocking_key', ...rules.map(({ at }) => `blocking_value_${at}`)])
    await session.run(sql.drop(table));
}

/**
 * Query of the pairs that the rule brings together and none of the `earlier` ones does, with the bits of all equal
 * rules: l, r, rules. Each pair comes once over all rules.
 */
export function equalPairsSql(
  model: BlockingModel,
  rules: readonly EqualRule[],
  place: number,
  scope: PairScope,
): string {
  const rule = rules[place]!;
  const conditions = [
    `a.k${rule.at} > 0`,
    scope.meet,
    ...rules.slice(0, place).map(({ at }) => `a.k${at} <> b.k${at}`),
    sourcesSql(model, 'a.source', 'b.source'),
  ].filter((condition) => condition !== null);
  return `SELECT ${scope.l} AS l, ${scope.r} AS r, ${2 ** rule.at} + ${equalBitsSql(rules.slice(place + 1))} AS rules
    FROM blocking_block a JOIN blocking_block b ON a.k${rule.at} = b.k${rule.at}
    WHERE ${conditions.join(' AND ')}`;
}
