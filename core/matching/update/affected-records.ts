import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { double } from '../scoring/double.ts';
import { standardisedTable } from '../standardise/kept-records.ts';

/**
 * Makes the temporary table `touched(record_id)` of the records with which a difference to the last run begins: new
 * ones, those that a link joined to a gone one, and all that people ever judged, as judgements come and are
 * withdrawn. To be called before the pairs of gone records are deleted; `fresh` and `gone` stand ready.
 *
 * @param threshold bits from which on a pair is a link
 */
export async function writeTouched(
  session: Session,
  entity: EntityKind,
  threshold: number,
  query: QueryOptions,
): Promise<void> {
  const gone = '(SELECT record_id FROM gone)';
  await session.run(
    `CREATE OR REPLACE TEMP TABLE touched AS
     SELECT record_id FROM fresh
     UNION SELECT CASE WHEN left_id IN ${gone} THEN right_id ELSE left_id END FROM link.pair
       WHERE entity = $1 AND weight >= ${double(threshold)} AND (left_id IN ${gone} OR right_id IN ${gone})
     UNION SELECT s.record_id FROM ${standardisedTable(entity)} s JOIN (
       SELECT left_source AS source_id, left_key AS source_key FROM link.judgement WHERE entity = $1
       UNION SELECT right_source, right_key FROM link.judgement WHERE entity = $1) USING (source_id, source_key)`,
    [entity],
    query,
  );
}

/**
 * Makes the temporary table `affected(record_id)`: all records that links connect with a touched one, over however many
 * others. Clustering them alone gives the same groups as clustering all.
 *
 * Why: `clusterRecords` joins two groups only within a component of the graph of links and of judgements that join,
 * as the mean weight of two groups reaches the threshold only if that of one pair does. What is weighed there (pairs of
 * the component's records, also those that speak against; contradictions, unique sources and judgements between them)
 * says nothing of another component. Ties fall by the order of record ids, which other records do not change.
 *
 * A component of today without a touched record was a component of the last run as well: its records and the pairs
 * between them are the same, for a pair's weight is its two records' and the version's. A link that led out of it then
 * led to a record that is gone, which makes its other end touched, or to one that is still there, and then the link
 * is. A judgement within or out of it touches both its ends. So its groups are what they were.
 *
 * In the same way an entity of the last run lies wholly within affected components or wholly without: what is left of
 * a component around a gone record begins at a touched one. Ids are therefore given among affected records alone.
 */
export async function writeAffected(
  session: Session,
  entity: EntityKind,
  threshold: number,
  query: QueryOptions,
): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE strong AS
     SELECT left_id, right_id FROM link.pair WHERE entity = $1 AND weight >= ${double(threshold)}`,
    [entity],
    query,
  );
  await session.run('CREATE OR REPLACE TEMP TABLE affected AS SELECT record_id, 0 AS round FROM touched');
  for (let round = 1, found = 1; found > 0; round++)
    found = await session.run(
      `INSERT INTO affected SELECT DISTINCT record_id, ${round} FROM (
         SELECT right_id AS record_id FROM strong JOIN affected ON record_id = left_id AND round = ${round - 1}
         UNION ALL
         SELECT left_id FROM strong JOIN affected ON record_id = right_id AND round = ${round - 1}
       ) ANTI JOIN affected USING (record_id)`,
      [],
      query,
    );
  for (const table of ['strong', 'touched']) await session.run(`DROP TABLE temp.${table}`);
}
