import type { Relation, RelationLine, Subject } from '../../../schemas/api/master/entities.ts';
import type { Actor } from '../../access/actor.ts';
import { seesAll } from '../../access/scoped.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { relationsFromSql, relationsToSql } from '../relations/relations-at.ts';
import { describeSubjects } from '../subjects/describe-subjects.ts';
import { readRecordRefs, type RecordId } from './record-refs.ts';
import type { EntityRef } from './write-said.ts';

interface RelationRow {
  relation: Relation;
  direction: 'to' | 'from';
  kind: Subject['kind'];
  id: string;
  since: string | null;
  until: string | null;
  method: string;
  confidence: number;
  evidence: { dataset: string; record: bigint }[];
}

/** A page shows no more others than this of one relation; a village office or a dormitory has thousands. */
const mostShown = 200;

/** Relations of an entity in both directions, the most certain first, with every row that says so and that the actor may see. */
export async function relationsOf(
  session: Session,
  actor: Actor,
  { kind, entityId }: EntityRef,
): Promise<RelationLine[]> {
  const own = BigInt(entityId);
  const rows = await session.all<RelationRow>(
    `SELECT relation, direction, kind, id, min(since)::VARCHAR AS since, max(until)::VARCHAR AS until,
       max_by(method, confidence) AS method, max(confidence) AS confidence,
       list(DISTINCT {'dataset': evidence_dataset, 'record': evidence_record})[:50] AS evidence
     FROM (
       SELECT *, 'to' AS direction, to_kind AS kind, coalesce(to_code, to_id::VARCHAR) AS id
       FROM (${relationsFromSql(kind, [own])})
       UNION ALL
       SELECT *, 'from' AS direction, from_kind AS kind, from_id::VARCHAR AS id FROM (${relationsToSql(kind, [own])}))
     WHERE id IS NOT NULL AND kind IN ('person', 'dwelling', 'legal-entity', 'grid')
     GROUP BY relation, direction, kind, id ORDER BY relation, direction, confidence DESC, id LIMIT ${mostShown}`,
  );
  const refs = await readRecordRefs(session, actor, rows.flatMap(evidenceOf));
  const describe = await describeSubjects(session, actor, rows, { titleOnly: true });
  return rows.flatMap((row) => {
    const evidence = evidenceOf(row).flatMap(({ recordId }) => refs.get(recordId) ?? []);
    // What was worked out of no row is for who sees everything; of other things something must be seen that says so.
    if (evidence.length === 0 && !(seesAll(actor) && evidenceOf(row).length === 0)) return [];
    const { relation, direction, since, until, method, confidence } = row;
    const { kind: otherKind, id, title } = describe(row);
    return [
      {
        relation,
        direction,
        other: { kind: otherKind, id, title },
        since,
        until,
        method,
        confidence,
        evidence,
      },
    ];
  });
}

function evidenceOf({ evidence }: RelationRow): RecordId[] {
  return evidence
    .filter(({ record }) => record !== null)
    .map(({ dataset, record }) => ({ dataset, recordId: Number(record) }));
}
