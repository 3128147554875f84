import { matchEntity } from '../../../core/matching/match-entity.ts';
import type { ConnectedSession } from '../../../core/warehouse/warehouse.ts';
import { linkageModels } from '../../../schemas/linkage/index.ts';
import type { EvaluatedKind } from './load-truth.ts';

/** Matches as the hub does and makes `found(record_id, cluster)`. */
export async function runHub(session: ConnectedSession, kind: EvaluatedKind): Promise<void> {
  if (kind === 'dwelling') throw new Error('not matched yet');
  await matchEntity(session, {
    model: linkageModels[kind],
    dataVersion: 1,
    entityIds: { first: 1, count: 1e9 },
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  const tables =
    kind === 'person' ? ['population', 'social_insurance'] : ['legal_entity', 'organisation_check'];
  await session.run(`CREATE OR REPLACE TEMP TABLE found AS SELECT record_id, entity_id AS cluster
    FROM (${tables.map((t) => `SELECT record_id, source_id, source_key FROM record.${t} WHERE to_version IS NULL`).join(' UNION ALL ')})
    JOIN link.membership m USING (source_id, source_key) WHERE m.entity = '${kind}' AND m.to_version IS NULL`);
}
