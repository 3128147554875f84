import type { TimelineEvent } from '../../../schemas/api/master/entities.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import type { Actor } from '../../access/actor.ts';
import { scoped, scopedWhole } from '../../access/scoped.ts';
import { literal, quote } from '../../warehouse/quote.ts';
import type { ConnectedSession, Warehouse } from '../../warehouse/warehouse.ts';
import { lineageJoinSql, recordRefStruct } from '../entity/record-refs.ts';
import type { EntityRef } from '../entity/write-said.ts';
import { writeDepartments } from '../golden/write-departments.ts';
import { readBuiltVersion } from '../read-state.ts';
import { isUnmaskedFor } from '../unmasked-for.ts';
import { inlined } from '../subjects/seen-entities.ts';
import { eventSources, type EventSource } from './event-kinds.ts';
import { insuranceEvents } from './insurance-events.ts';

/** Events of one kind that a page can show. */
const mostEvents = 500;

/**
 * What happened to a legal entity, the newest first: registration, tax, insured staff, penalties and permits, inspections,
 * checks and matters. Persons and dwellings have no portrait: they are not what is judged.
 *
 * @throws HubError `FORBIDDEN` as `isUnmaskedFor` says
 */
export async function entityTimeline(
  warehouse: Warehouse,
  actor: Actor,
  { purpose = null, ...entity }: EntityRef & { purpose?: string | null },
): Promise<TimelineEvent[]> {
  const isUnmasked = isUnmaskedFor(actor, purpose);
  if (entity.kind !== 'legal-entity') return [];
  return warehouse.transaction(async (session) => {
    await writeDepartments(session);
    const version = await readBuiltVersion(session);
    const events: TimelineEvent[] = await insuranceEvents(session, actor, entity, version);
    for (const source of eventSources)
      events.push(...(await eventsOf(session, actor, source, { ...entity, version, isUnmasked })));
    return events.sort((a, b) => b.day.localeCompare(a.day));
  });
}

async function eventsOf(
  session: ConnectedSession,
  actor: Actor,
  source: EventSource,
  { entityId, version, isUnmasked }: EntityRef & { version: number; isUnmasked: boolean },
): Promise<TimelineEvent[]> {
  const dataset = datasetById(source.dataset)!;
  const { sql, values } = (isUnmasked ? scopedWhole : scoped)(actor, dataset, version);
  const facts = source.facts.map(
    (field) => `{'field': ${literal(field)}, 'value': r.${quote(field)}::VARCHAR}`,
  );
  const days = source.days.map((field) => `{'field': ${literal(field)}, 'day': r.${quote(field)}::DATE}`);
  const title = source.title ? `coalesce(r.${quote(source.title)}, '')` : `''`;
  const rows = await session.all<TimelineEvent>(
    `SELECT event.day::VARCHAR AS day, kind, event.field AS field, title, facts, ref AS record
     FROM (
       SELECT unnest([${days.join(', ')}]) AS event, ${source.kindSql} AS kind, ${title} AS title,
         list_filter([${facts.join(', ')}], lambda fact: fact.value IS NOT NULL) AS facts, ${recordRefStruct} AS ref
       FROM (${inlined(sql, values)}) r ${lineageJoinSql}
       JOIN (SELECT source_id, kind AS department_kind FROM department) department ON department.source_id = r.source_id
       WHERE ${belongsSql(source, entityId)})
     WHERE event.day IS NOT NULL AND kind IS NOT NULL ORDER BY event.day DESC LIMIT ${mostEvents}`,
  );
  return rows.map((row) => ({
    ...row,
    facts: row.facts.map((fact) => ({ ...fact })),
    record: { ...row.record },
  }));
}

function belongsSql({ dataset, by }: EventSource, entityId: number): string {
  if (by === 'uscc')
    return `r.uscc = (SELECT uscc FROM master.legal_entity WHERE entity_id = ${BigInt(entityId)})`;
  return `r.record_id IN (SELECT record_id FROM master.member
    WHERE kind = 'legal-entity' AND entity_id = ${BigInt(entityId)} AND dataset = ${literal(dataset)})`;
}
