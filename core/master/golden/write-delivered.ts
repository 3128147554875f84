import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import type { ConnectedSession, QueryOptions } from '../../warehouse/warehouse.ts';
import { addressKeysSql } from './address-keys.ts';
import type { EntityRange } from './build-golden.ts';
import { givenSql, gives, givingDatasets } from './given-fields.ts';

/**
 * Makes the temporary table `delivered(entity_id, record_id, department, department_kind, from_version, issues, address_key, <field>…)`:
 * what every record says of its entity, for the entities of a range.
 */
export async function writeDelivered(
  session: ConnectedSession,
  golden: GoldenKind,
  range: EntityRange,
  query: QueryOptions,
): Promise<void> {
  const parts = givingDatasets(golden).map((dataset) => deliveredSql(golden, dataset, range));
  await session.run(
    `CREATE OR REPLACE TEMP TABLE delivered AS
     SELECT said.* EXCLUDE (source_id), department, kind AS department_kind, address_key
     FROM (${parts.join(' UNION ALL BY NAME ')}) said JOIN department USING (source_id)
     LEFT JOIN (${await addressKeysSql(session, golden.kind)}) USING (record_id)`,
    [],
    query,
  );
}

function deliveredSql(golden: GoldenKind, dataset: Dataset, { first, last }: EntityRange): string {
  const fields = golden.fields.filter(({ field }) => gives(dataset, golden, field));
  const columns = ['m.entity_id', 'r.record_id', 'r.source_id', 'r.from_version', 'r.issues'];
  return `SELECT ${[...columns, ...fields.map(givenSql)].join(', ')}
    FROM ${recordTable(dataset)} r
    JOIN (SELECT record_id, entity_id FROM master.member
          WHERE kind = '${golden.kind}' AND dataset = '${dataset.id}' AND entity_id BETWEEN ${first} AND ${last}) m
      USING (record_id)
    WHERE r.to_version IS NULL`;
}
