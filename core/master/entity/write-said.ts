import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { datasetById, recordTable } from '../../../schemas/datasets/index.ts';
import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { Actor } from '../../access/actor.ts';
import { scopedWhole } from '../../access/scoped.ts';
import { HubError } from '../../base/hub-error.ts';
import { quote } from '../../warehouse/quote.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { addressKeysSql } from '../golden/address-keys.ts';
import { givenSql, gives } from '../golden/given-fields.ts';
import { departmentsSql } from '../golden/write-departments.ts';
import { inlined } from '../subjects/seen-entities.ts';
import { readBuiltVersion } from '../read-state.ts';

export interface EntityRef {
  kind: EntityKind;
  entityId: number;
}

/** So many rows are looked up one by one, by their place in a table that is in the order of their ids; more are joined. */
const mostPoints = 12;

/**
 * `writeSaid` of one entity.
 *
 * @throws HubError `NOT_FOUND` for an entity without a row that the actor may see
 */
export async function writeSaidOf(
  session: ConnectedSession,
  actor: Actor,
  { kind, entityId }: EntityRef,
  only: readonly string[] | null = null,
): Promise<GoldenKind> {
  const golden = await writeSaid(session, actor, { kind, ids: [entityId] }, only);
  if ((await session.all('SELECT 1 FROM said LIMIT 1')).length === 0)
    throw new HubError('NOT_FOUND', { kind: 'entity', id: String(entityId) });
  return golden;
}

/**
 * Makes the temporary tables `said` and `settled` that `candidatesSql` reads, of some entities as they were built: of their
 * rows those that the actor may see, with dataset, batch_id, row_number and the department's name beside; and `asked`, their
 * rows of `master.member`.
 *
 * @param only the fields that are wanted: of a row every column has its price; null: all
 * @returns the kind with these fields
 */
export async function writeSaid(
  session: ConnectedSession,
  actor: Actor,
  { kind, ids: entityIds }: { kind: EntityKind; ids: readonly number[] },
  only: readonly string[] | null = null,
): Promise<GoldenKind> {
  const { fields, ...ofKind } = goldenKinds[kind];
  const golden = { ...ofKind, fields: fields.filter(({ field }) => only?.includes(field) ?? true) };
  const list = entityIds.map((id) => BigInt(id)).join(', ') || 'NULL';
  await session.run(
    `CREATE OR REPLACE TEMP TABLE asked AS SELECT * FROM master.member WHERE kind = '${kind}' AND entity_id IN (${list})`,
  );
  const version = await readBuiltVersion(session);
  const members = await session.all<{ dataset: string; ids: bigint[] }>(
    'SELECT dataset, list(record_id ORDER BY record_id) AS ids FROM asked GROUP BY dataset ORDER BY dataset',
  );
  const ids = members.flatMap((some) => some.ids);
  const rows = members.map((some) => saidSql(actor, golden, version, some));
  const hasAddress = golden.fields.some(({ alike }) => alike === 'address');
  const none = `SELECT NULL::BIGINT AS record_id, NULL::INTEGER AS source_id WHERE FALSE`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE said AS
     SELECT m.entity_id, r.* EXCLUDE (source_id), department, d.name AS department_name, d.kind AS department_kind,
       ${hasAddress ? 'address_key' : 'NULL::VARCHAR AS address_key'}
     FROM (${[none, ...rows].join(' UNION ALL BY NAME ')}) r JOIN (${await departmentsSql(session)}) d USING (source_id) JOIN asked m USING (record_id)
     ${hasAddress ? `LEFT JOIN (SELECT * FROM (${await addressKeysSql(session, kind)}) WHERE ${oneOfSql(ids)}) USING (record_id)` : ''}`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE settled AS
     SELECT entity_id, field, max_by(record_id, settlement_id) AS record_id
     FROM master.settlement s JOIN asked m USING (source_id, source_key)
     WHERE s.kind = '${kind}' AND withdrawn_version IS NULL GROUP BY entity_id, field`,
  );
  return golden;
}

function saidSql(
  actor: Actor,
  golden: GoldenKind,
  version: number,
  { dataset: id, ids }: { dataset: string; ids: bigint[] },
): string {
  const dataset = datasetById(id)!;
  const isFew = ids.length <= mostPoints;
  const fields = golden.fields.map(({ field }) => field).filter((field) => gives(dataset, golden, field));
  const { sql, values } = scopedWhole(actor, dataset, version, isFew ? { records: ids, fields } : null);
  const given = golden.fields.map((field) =>
    gives(dataset, golden, field.field) ? givenSql(field) : `NULL AS ${quote(field.field)}`,
  );
  const columns = ['record_id', 'source_id', 'batch_id', 'row_number', 'from_version', 'issues', ...given];
  const rows = `SELECT ${columns.join(', ')}, '${id}' AS dataset FROM (${inlined(sql, values)}) r`;
  return isFew
    ? rows
    : `${rows} WHERE place IN (SELECT rowid FROM ${recordTable(dataset)} WHERE ${oneOfSql(ids)})`;
}

/** Condition on `record_id`, with bounds by which whole parts of a table are passed over. */
function oneOfSql(ids: readonly bigint[]): string {
  if (ids.length === 0) return 'FALSE';
  const sorted = [...ids].sort((a, b) => (a < b ? -1 : 1));
  return `record_id BETWEEN ${sorted[0]} AND ${sorted.at(-1)} AND record_id IN (${sorted.join(', ')})`;
}
