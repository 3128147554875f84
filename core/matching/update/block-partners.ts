import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { keyOfRecord } from '../blocking/block-rows.ts';
import { duckdbDialect as sql } from '../dialect.ts';

type ElementRule = Extract<BlockingRule, { kind: 'element' }>;

/**
 * Makes the temporary table `partner(record_id)`: some records, and all that have a blocking value in common with one of
 * them. Whether two records are compared depends on them alone, so that the pairs of these records are found among
 * their partners, and the other records need not be looked at again.
 *
 * @param from table with the columns of the model and record_id
 * @param some table with a column record_id
 */
export async function writePartners(
  session: Session,
  { blocking }: LinkageModel,
  { from, some }: { from: string; some: string },
  query: QueryOptions,
): Promise<void> {
  const isSome = `record_id IN (SELECT record_id FROM ${some})`;
  const equal = blocking.filter((rule) => rule.kind === 'equal').map(({ on }) => keyOfRecord(on));
  const elements = blocking.filter((rule) => rule.kind === 'element');
  const names = equal.map((_, at) => `k${at}`);
  const keys = equal.map((key, at) => `, ${key} AS k${at}`).join('');
  const meets = names.map((name) => `${name} IN (SELECT ${name} FROM key WHERE ${name} IS NOT NULL)`);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE key AS SELECT record_id${keys} FROM ${from} WHERE ${isSome}`,
    [],
    query,
  );
  const queries = [
    `SELECT record_id FROM (SELECT record_id${keys} FROM ${from}) WHERE ${[isSome, ...meets].join(' OR ')}`,
    ...elements.map((rule) => {
      const chosen = elementKeysSql(rule, `(SELECT * FROM ${from} WHERE ${isSome})`);
      return `SELECT record_id FROM (${elementKeysSql(rule, from)}) WHERE k IN (SELECT k FROM (${chosen}))`;
    }),
  ];
  await session.run(`CREATE OR REPLACE TEMP TABLE partner AS ${queries.join(' UNION ')}`, [], query);
  await session.run('DROP TABLE temp.key');
}

/** Query of record_id and k, the hash of the rule's blocking value; an empty text is no value. */
function elementKeysSql({ on, list }: ElementRule, from: string): string {
  const columns = on.map((expression, at) => `${sql.text(expression)} AS v${at}`);
  columns.push(`${sql.explodeDistinct(`(${list})`)} AS v${on.length}`);
  const names = columns.map((_, at) => `v${at}`);
  return `SELECT record_id, ${sql.hash(names)} AS k FROM (SELECT record_id, ${columns.join(', ')} FROM ${from})
    WHERE ${names.map((name) => `${name} <> ''`).join(' AND ')}`;
}
