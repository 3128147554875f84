import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';

type ValueRule = Exclude<BlockingRule, { kind: 'neighbourhood' }>;

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
  await session.run(
    `CREATE OR REPLACE TEMP TABLE partner AS SELECT record_id FROM ${from} WHERE record_id IN (SELECT record_id FROM ${some})`,
    [],
    query,
  );
  const queries = blocking.flatMap((rule) => {
    if (rule.kind === 'neighbourhood') return [];
    const chosen = `(SELECT * FROM ${from} WHERE record_id IN (SELECT record_id FROM ${some}))`;
    return [
      `SELECT record_id FROM (${keysSql(rule, from)}) WHERE k IN (SELECT k FROM (${keysSql(rule, chosen)}))`,
    ];
  });
  for (const partners of queries)
    await session.run(
      `INSERT INTO partner SELECT DISTINCT record_id FROM (${partners}) ANTI JOIN partner USING (record_id)`,
      [],
      query,
    );
}

/** Query of record_id and k, the hash of the rule's blocking value; an empty text is no value. */
function keysSql(rule: ValueRule, from: string): string {
  const columns = rule.on.map((expression, at) => `${sql.text(expression)} AS v${at}`);
  if (rule.kind === 'element') columns.push(`${sql.explodeDistinct(`(${rule.list})`)} AS v${rule.on.length}`);
  const names = columns.map((_, at) => `v${at}`);
  return `SELECT record_id, ${sql.hash(names)} AS k FROM (SELECT record_id, ${columns.join(', ')} FROM ${from})
    WHERE ${names.map((name) => `${name} <> ''`).join(' AND ')}`;
}
