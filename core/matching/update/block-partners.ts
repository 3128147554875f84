import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { blockRowsSql, isValueRule, keyOfValues, type ValueRule } from '../blocking/block-rows.ts';

/**
 * Makes the temporary table `partner(record_id)`: some records, and all that have a blocking value in common with one of
 * them. Whether two records are compared depends on them alone, so that the pairs of these records are found among
 * their partners, and the other records need not be looked at again.
 *
 * @param from table with the columns of the model and record_id
 * @param some table of those of its rows
 */
export async function writePartners(
  session: Session,
  { blocking }: LinkageModel,
  { from, some }: { from: string; some: string },
  query: QueryOptions,
): Promise<void> {
  const queries = blocking
    .filter(isValueRule)
    .map(
      (rule) =>
        `SELECT record_id FROM (${keysSql(rule, from)}) WHERE k IN (SELECT k FROM (${keysSql(rule, some)}))`,
    );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE partner AS ${[`SELECT record_id FROM ${some}`, ...queries].join(' UNION ')}`,
    [],
    query,
  );
}

/** Query of record_id and k, the hash of the rule's blocking value. */
function keysSql(rule: ValueRule, from: string): string {
  return `SELECT record_id, ${keyOfValues(rule)} AS k FROM (${blockRowsSql(rule, from, ['record_id'])})`;
}
