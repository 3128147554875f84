import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Relation, Subject } from '../../../schemas/api/master/entities.ts';
import type { RowProducts } from '../../../schemas/api/master/lineage.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import type { Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import { quote } from '../../warehouse/quote.ts';
import type { ConnectedSession, Session, Warehouse } from '../../warehouse/warehouse.ts';
import { chosenSql } from '../entity/golden-values.ts';
import { readRecordRefs, type RecordId } from '../entity/record-refs.ts';
import { writeSaidOf, type EntityRef } from '../entity/write-said.ts';
import { describeSubjects } from '../subjects/describe-subjects.ts';

type Relations = RowProducts['relations'];

/**
 * What was made of one delivered row: its entity, where its values became golden ones and where others did, the relations that
 * it is evidence of, and what was found wrong with it.
 *
 * @throws HubError `NOT_FOUND` for a row that is not there or that the actor may not see
 */
export async function productsOfRecord(
  warehouse: Warehouse,
  actor: Actor,
  record: RecordId,
): Promise<RowProducts> {
  return warehouse.transaction(async (session) => {
    const ref = (await readRecordRefs(session, actor, [record])).get(record.recordId);
    if (!ref) throw new HubError('NOT_FOUND', { kind: 'record', id: String(record.recordId) });
    const entity = await entityOf(session, record);
    const fields = entity ? await fieldsOf(session, actor, entity, record.recordId) : { won: [], lost: [] };
    const subject = entity ? { kind: entity.kind, id: String(entity.entityId) } : null;
    const describe = await describeSubjects(session, actor, subject ? [subject] : [], { titleOnly: true });
    return {
      record: ref,
      entity: subject ? { ...subject, title: describe(subject).title } : null,
      ...fields,
      relations: await relationsFrom(session, actor, record, subject),
      issues: await issuesOf(session, record),
    };
  });
}

async function entityOf(session: Session, { dataset, recordId }: RecordId): Promise<EntityRef | null> {
  const [member] = await session.all<{ kind: EntityKind; entityId: number }>(
    'SELECT kind, entity_id::DOUBLE AS "entityId" FROM master.member WHERE dataset = $1 AND record_id = $2',
    [dataset, recordId],
  );
  return member ? { ...member } : null;
}

async function fieldsOf(
  session: ConnectedSession,
  actor: Actor,
  entity: EntityRef,
  recordId: number,
): Promise<Pick<RowProducts, 'won' | 'lost'>> {
  const golden = await writeSaidOf(session, actor, entity);
  const own = golden.fields.map(({ field }) => `WHEN '${field}' THEN own.${quote(field)}::VARCHAR`);
  const rows = await session.all<{ field: string; won: boolean }>(
    `SELECT field, value = said AS won
     FROM (SELECT field, value, CASE field ${own.join(' ')} END AS said
           FROM (${await chosenSql(session, golden)}), (SELECT * FROM said WHERE record_id = ${recordId}) own)
     WHERE said IS NOT NULL`,
  );
  const named = (won: boolean) => rows.filter((row) => row.won === won).map(({ field }) => field);
  return { won: named(true), lost: named(false) };
}

/** What the row is evidence of, told by the other end where one end is the row's own entity. */
async function relationsFrom(
  session: Session,
  actor: Actor,
  { dataset, recordId }: RecordId,
  own: Pick<Subject, 'kind' | 'id'> | null,
): Promise<Relations> {
  const rows = await session.all<{
    relation: Relation;
    direction: 'to' | 'from';
    kind: Subject['kind'];
    id: string;
  }>(
    `SELECT DISTINCT relation, CASE WHEN is_own THEN 'to' ELSE 'from' END AS direction,
       CASE WHEN is_own THEN to_kind ELSE from_kind END AS kind,
       CASE WHEN is_own THEN coalesce(to_code, to_id::VARCHAR) ELSE from_id::VARCHAR END AS id
     FROM (SELECT *, from_kind = $3 AND from_id = $4 AS is_own FROM master.relation
           WHERE evidence_dataset = $1 AND evidence_record = $2 AND to_kind <> 'address') ORDER BY relation, kind, id`,
    [dataset, recordId, own?.kind ?? '', own ? BigInt(own.id) : -1n],
  );
  const shown = rows.filter(({ kind, id }) => id !== null && kind !== null);
  const describe = await describeSubjects(session, actor, shown, { titleOnly: true });
  return shown.map((row) => {
    const { kind, id, title } = describe(row);
    return { relation: row.relation, direction: row.direction, other: { kind, id, title } };
  });
}

async function issuesOf(session: Session, { dataset, recordId }: RecordId): Promise<RowProducts['issues']> {
  const rows = await session.all<RowProducts['issues'][number]>(
    `SELECT i.field, i.code, i.severity
     FROM ${recordTable({ id: dataset })} r JOIN quarantine.issue i USING (batch_id, row_number)
     WHERE r.record_id = $1 ORDER BY i.field, i.code`,
    [recordId],
  );
  return rows.map((row) => ({ ...row }));
}
