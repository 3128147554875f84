import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { LinkedRecord } from '../../../schemas/api/linkage/pairs.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import type { Actor } from '../../access/actor.ts';
import { scoped } from '../../access/scoped.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { datasetsOf } from '../datasets-of.ts';
import { namingFields } from './shown-columns.ts';

/** A current record that the actor may see: where it comes from, and how it is called. */
export interface VisibleRecord extends Omit<LinkedRecord, 'values'> {
  /** Masked. */
  name: string;
}

/** What stands for a name that there is none of, or that the actor may not see. */
export const noName = '***';

/** The current ones of the records with these ids that the actor may see, by id. */
export async function visibleRecords(
  session: Session,
  actor: Actor,
  entity: EntityKind,
  ids: Iterable<number>,
): Promise<Map<number, VisibleRecord>> {
  const wanted = [...new Set(ids)].filter(Number.isSafeInteger).sort((a, b) => a - b);
  const found = new Map<number, VisibleRecord>();
  if (wanted.length === 0) return found;
  for (const dataset of datasetsOf(entity))
    for (const record of await readVisible(session, actor, { entity, dataset }, wanted))
      found.set(record.recordId, record);
  return found;
}

/** Those of the pairs of which the actor may see both records. */
export async function visiblePairs<Pair extends { left: number; right: number }>(
  session: Session,
  actor: Actor,
  entity: EntityKind,
  pairs: readonly Pair[],
): Promise<Pair[]> {
  const ids = pairs.flatMap(({ left, right }) => [left, right]);
  const visible = await visibleRecords(session, actor, entity, ids);
  return pairs.filter(({ left, right }) => visible.has(left) && visible.has(right));
}

function readVisible(
  session: Session,
  actor: Actor,
  { entity, dataset }: { entity: EntityKind; dataset: Dataset },
  wanted: readonly number[],
): Promise<VisibleRecord[]> {
  const { sql, values } = scoped(actor, dataset);
  const names = namingFields[entity].filter((name) => dataset.fields.some(({ key }) => key === name));
  const name = `coalesce(${[...names.map((key) => `v.${quote(key)}::VARCHAR`), `'${noName}'`].join(', ')})`;
  const at = values.length;
  return session.all<VisibleRecord>(
    `SELECT v.record_id::DOUBLE AS "recordId", v.department, '${dataset.id}' AS dataset, d.file_name AS file, b.sheet,
       v.row_number AS "rowNumber", m.entity_id::DOUBLE AS "entityId", ${name} AS name
     FROM (${sql}) v
     JOIN (SELECT record_id, source_id, source_key FROM ${recordTable(dataset)}
           WHERE record_id BETWEEN $${at + 1} AND $${at + 2} AND record_id IN (SELECT unnest($${at + 3}::BIGINT[]))) r
       ON r.record_id = v.record_id
     JOIN ops.batch b ON b.batch_id = v.batch_id
     JOIN ops.delivery d ON d.delivery_id = b.delivery_id
     LEFT JOIN link.membership m ON m.entity = '${entity}' AND m.to_version IS NULL
       AND m.source_id = r.source_id AND m.source_key = r.source_key
     WHERE v.record_id BETWEEN $${at + 1} AND $${at + 2}`,
    [...values, wanted[0]!, wanted.at(-1)!, wanted.map(BigInt)],
  );
}
