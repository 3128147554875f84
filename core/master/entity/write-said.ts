import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { Actor } from '../../access/actor.ts';
import { scopedWhole } from '../../access/scoped.ts';
import { HubError } from '../../base/hub-error.ts';
import { quote } from '../../warehouse/quote.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { gives } from '../golden/given-fields.ts';
import { writeDepartments } from '../golden/write-departments.ts';
import { inlined } from '../subjects/seen-entities.ts';
import { readBuiltVersion } from '../read-state.ts';

export interface EntityRef {
  kind: EntityKind;
  entityId: number;
}

/**
 * Makes the temporary tables `said` and `settled` that `candidatesSql` reads, of one entity as it was built: of its rows those
 * that the actor may see, with dataset, batch_id, row_number and the department's name beside.
 *
 * @throws HubError `NOT_FOUND` for an entity without a row that the actor may see
 */
export async function writeSaid(
  session: ConnectedSession,
  actor: Actor,
  { kind, entityId }: EntityRef,
): Promise<GoldenKind> {
  const golden = goldenKinds[kind];
  const version = await readBuiltVersion(session);
  const members = await session.all<{ dataset: string; ids: bigint[] }>(
    `SELECT dataset, list(record_id ORDER BY record_id) AS ids FROM master.member
     WHERE kind = '${kind}' AND entity_id = $1 GROUP BY dataset ORDER BY dataset`,
    [entityId],
  );
  await writeDepartments(session);
  const rows = members.map(({ dataset: id, ids }) => {
    const dataset = datasetById(id)!;
    const { sql, values } = scopedWhole(actor, dataset, version);
    const given = golden.fields.map(({ field }) =>
      gives(dataset, golden, field) ? quote(field) : `NULL AS ${quote(field)}`,
    );
    return `SELECT ${['record_id', 'source_id', 'batch_id', 'row_number', 'from_version', 'issues', ...given].join(', ')},
        '${id}' AS dataset
      FROM (${inlined(sql, values)}) r
      WHERE record_id BETWEEN ${ids[0]} AND ${ids.at(-1)} AND record_id IN (${ids.join(', ')})`;
  });
  if (rows.length === 0) throw notFound(entityId);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE said AS
     SELECT ${entityId}::BIGINT AS entity_id, r.* EXCLUDE (source_id), department, d.name AS department_name, d.kind AS department_kind
     FROM (${rows.join(' UNION ALL BY NAME ')}) r JOIN department d USING (source_id)`,
  );
  if ((await session.all('SELECT 1 FROM said LIMIT 1')).length === 0) throw notFound(entityId);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE settled AS
     SELECT entity_id, field, max_by(record_id, settlement_id) AS record_id
     FROM master.settlement s JOIN (SELECT * FROM master.member WHERE kind = '${kind}' AND entity_id = $1) m
       USING (source_id, source_key)
     WHERE s.kind = '${kind}' AND withdrawn_version IS NULL GROUP BY entity_id, field`,
    [entityId],
  );
  return golden;
}

function notFound(entityId: number): HubError {
  return new HubError('NOT_FOUND', { kind: 'entity', id: String(entityId) });
}
