import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { ConflictLine } from '../../../schemas/api/master/conflicts.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { Actor } from '../../access/actor.ts';
import { seesAll } from '../../access/scoped.ts';
import type { ConnectedSession, Session, Warehouse } from '../../warehouse/warehouse.ts';
import { writeSaid } from '../entity/write-said.ts';
import { candidatesKey, valueCandidates } from '../lineage/value-candidates.ts';
import { describeSubjects } from '../subjects/describe-subjects.ts';
import { isUnmaskedFor } from '../unmasked-for.ts';
import { seenEntitiesSql } from '../subjects/seen-entities.ts';

export interface ConflictQuery {
  kind: EntityKind;
  field: string | null;
  settled: boolean;
  purpose?: string | null;
  offset: number;
  limit: number;
}

interface Conflict {
  entityId: number;
  field: string;
}

type Summary = { kind: EntityKind; field: string; open: number; settled: number }[];

/** How many entities departments disagree about, by kind and field. */
export async function conflictSummary(session: Session): Promise<Summary> {
  return session.all<Summary[number]>(
    `SELECT kind, field, count(*) FILTER (NOT settled)::DOUBLE AS open, count(*) FILTER (settled)::DOUBLE AS settled
     FROM master.conflict GROUP BY kind, field ORDER BY kind, open DESC, field`,
  );
}

/**
 * A page of conflicts with all that is said, most departments first. Somebody who sees some rows only is shown those in which at
 * least two of these rows differ.
 *
 * @throws HubError `FORBIDDEN` as `isUnmaskedFor` says
 */
export async function listConflicts(
  warehouse: Warehouse,
  actor: Actor,
  query: ConflictQuery,
): Promise<{ total: number; lines: ConflictLine[] }> {
  const isUnmasked = isUnmaskedFor(actor, query.purpose ?? null);
  const { kind } = query;
  const { total, conflicts } = await readConflicts(warehouse, actor, query);
  if (conflicts.length === 0) return { total, lines: [] };
  const subjectOf = ({ entityId }: Conflict) => ({ kind, id: String(entityId) });
  const [disagreements, describe] = await Promise.all([
    warehouse.transaction((session) => readDisagreements(session, actor, { kind, conflicts, isUnmasked })),
    describeSubjects(warehouse, actor, conflicts.map(subjectOf), { titleOnly: true }), // beside it: a part of the work
  ]);
  const lines = conflicts.flatMap((conflict) => {
    const { entityId, field } = conflict;
    const { candidates, settlement } = disagreements(conflict);
    if (candidates.length < 2) return [];
    return [{ kind, entityId, title: describe(subjectOf(conflict)).title, field, candidates, settlement }];
  });
  return { total, lines };
}

type Disagreement = Pick<ConflictLine, 'candidates' | 'settlement'>;

/** What is said in each of the conflicts, by the rows that the actor may see, and how it was settled. */
async function readDisagreements(
  session: ConnectedSession,
  actor: Actor,
  { kind, conflicts, isUnmasked }: { kind: EntityKind; conflicts: readonly Conflict[]; isUnmasked: boolean },
): Promise<(conflict: Conflict) => Disagreement> {
  const ids = [...new Set(conflicts.map(({ entityId }) => entityId))];
  const fields = [...new Set(conflicts.map(({ field }) => field))];
  const golden = await writeSaid(session, actor, { kind, ids }, fields);
  const said = await valueCandidates(session, golden, fields, { isUnmasked });
  const settlements = await readSettlements(session, kind);
  return ({ entityId, field }) => {
    const key = candidatesKey(entityId, field);
    return { candidates: said.get(key)?.candidates ?? [], settlement: settlements.get(key) ?? null };
  };
}

async function readConflicts(
  session: Session,
  actor: Actor,
  { kind, field, settled, offset, limit }: ConflictQuery,
): Promise<{ total: number; conflicts: Conflict[] }> {
  const seen = seesAll(actor)
    ? ''
    : `AND entity_id IN (SELECT entity_id FROM (${seenEntitiesSql(actor, goldenKinds[kind], [])}))`;
  const rows = await session.all<Conflict & { total: number }>(
    `WITH found AS MATERIALIZED (
       SELECT * FROM master.conflict WHERE kind = $1 AND ($2 IS NULL OR field = $2) AND settled = $3 ${seen})
     SELECT entity_id::DOUBLE AS "entityId", field, (SELECT count(*)::DOUBLE FROM found) AS total FROM found
     ORDER BY departments DESC, others, entity_id, field LIMIT ${limit} OFFSET ${offset}`,
    [kind, field, settled],
  );
  return {
    total: rows[0]?.total ?? 0,
    conflicts: rows.map(({ entityId, field: key }) => ({ entityId, field: key })),
  };
}

/** The settlements that hold of the entities in `asked`, by `candidatesKey`. */
async function readSettlements(
  session: ConnectedSession,
  kind: EntityKind,
): Promise<Map<string, ConflictLine['settlement']>> {
  type Row = NonNullable<ConflictLine['settlement']> & Conflict;
  const rows = await session.all<Row>(
    `SELECT m.entity_id::DOUBLE AS "entityId", s.field, s.settlement_id::DOUBLE AS "settlementId", s.by_name AS "by",
       s.settled_at AS "at", s.note
     FROM master.settlement s JOIN asked m USING (source_id, source_key)
     WHERE s.kind = $1 AND s.withdrawn_version IS NULL ORDER BY s.settlement_id`,
    [kind],
  );
  return new Map(
    rows.map(({ entityId, field, ...settlement }) => [candidatesKey(entityId, field), settlement] as const),
  );
}
