import { recordTable } from '../../../schemas/datasets/index.ts';
import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import type { ConnectedSession, QueryOptions } from '../../warehouse/warehouse.ts';
import { givingDatasets } from './given-fields.ts';

/** Fills `master.member` for a kind: every current record whose subject matching has given an entity. */
export async function fillMembers(
  session: ConnectedSession,
  golden: GoldenKind,
  query: QueryOptions,
): Promise<void> {
  const records = givingDatasets(golden).map(
    (dataset) =>
      `SELECT '${dataset.id}' AS dataset, record_id, source_id, source_key FROM ${recordTable(dataset)} WHERE to_version IS NULL`,
  );
  await session.run(
    `INSERT INTO master.member BY NAME
     SELECT '${golden.kind}' AS kind, entity_id, dataset, record_id, source_id, source_key
     FROM (${records.join(' UNION ALL ')})
     JOIN (SELECT source_id, source_key, entity_id FROM link.membership
           WHERE entity = '${golden.kind}' AND to_version IS NULL) USING (source_id, source_key)
     ORDER BY entity_id, record_id`,
    [],
    query,
  );
}
