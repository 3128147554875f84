import { z } from 'zod';
import { HubError } from '../../../base/hub-error.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../../journal/command.ts';
import { withdrawalOf } from '../../../journal/withdrawal.ts';
import type { Session, Warehouse } from '../../../warehouse/warehouse.ts';
import { ticketTable } from '../store/number-requests.ts';
import { showEvents } from './store/show-events.ts';

const id = z.number().int().positive();

const EventDecided = z.object({
  decisionId: id,
  verdict: z.enum(['same', 'apart']),
  /** A current row of a request of the event that is meant, and rows of the requests that are decided on; what is kept are their subjects. */
  anchor: id,
  recordIds: z.array(id).min(1),
  dataVersion: id,
});
type EventDecided = z.infer<typeof EventDecided>;

/** A person says that requests are of an event, or are of one of their own. At a rebuild records that are gone leave nothing. */
export const eventDecided: CommandHandler<EventDecided> = {
  type: 'opinion.event-decided',
  data: EventDecided,
  async apply(session, { data, at, actor }, { replay }) {
    const { decisionId, verdict, anchor, recordIds, dataVersion } = data;
    const made = await session.run(
      `INSERT INTO ops.opinion_event_decision
       SELECT $1, $2, a.source_id, a.source_key, r.source_id, r.source_key, $3, $4, $5, $6, NULL
       FROM ${ticketTable} r, (SELECT source_id, source_key FROM ${ticketTable} WHERE record_id = $7) a
       WHERE r.record_id IN (SELECT unnest($8::BIGINT[]))`,
      [decisionId, verdict, actor.name, actor.role, at, dataVersion, anchor, recordIds.map(BigInt)],
    );
    if (made === 0 && !replay) throw new HubError('NOT_FOUND', { kind: 'record', id: String(anchor) });
  },
};

/** A decision that no longer holds. */
export const eventDecisionWithdrawn = withdrawalOf({
  type: 'opinion.event-decision-withdrawn',
  data: z.object({ decisionId: id, dataVersion: id }),
  idOf: ({ decisionId }) => decisionId,
  table: 'ops.opinion_event_decision',
  column: 'decision_id',
  kind: 'event-decision',
});

interface Dependencies {
  warehouse: Warehouse;
  commands: CommandLog;
}

async function decide(
  { warehouse, commands }: Dependencies,
  actor: ActorRef,
  decision: Pick<EventDecided, 'verdict' | 'anchor' | 'recordIds'>,
): Promise<number> {
  let decisionId = 0;
  await commands.execute(
    eventDecided,
    (allot) => {
      decisionId = allot.ids('opinion-event');
      return { decisionId, ...decision, dataVersion: allot.dataVersion() };
    },
    { actor },
  );
  await warehouse.transaction(showEvents);
  return decisionId;
}

/**
 * Shows the requests of one event in another.
 * @throws HubError NOT_FOUND for an event that nothing is shown in
 */
export async function mergeEvents(
  dependencies: Dependencies,
  actor: ActorRef,
  { eventId, other }: { eventId: number; other: number },
): Promise<number> {
  const [anchor, theirs] = await Promise.all([
    firstRecord(dependencies.warehouse, eventId),
    firstRecord(dependencies.warehouse, other),
  ]);
  return decide(dependencies, actor, { verdict: 'same', anchor, recordIds: [theirs] });
}

/**
 * Takes requests out of their event into one of their own.
 * @throws HubError BAD_INPUT when they are of several events, or all of one
 */
export async function splitEvent(
  dependencies: Dependencies,
  actor: ActorRef,
  recordIds: readonly number[],
): Promise<{ decisionId: number; eventId: number }> {
  const rest = await dependencies.warehouse.all<{ events: number; anchor: number | null }>(
    `WITH taken AS (SELECT event_id FROM mart.opinion_ticket WHERE record_id IN (SELECT unnest($1::BIGINT[])))
     SELECT (SELECT count(DISTINCT event_id) FROM taken)::DOUBLE AS events, min(record_id)::DOUBLE AS anchor FROM mart.opinion_ticket
     WHERE event_id IN (SELECT event_id FROM taken) AND record_id NOT IN (SELECT unnest($1::BIGINT[]))`,
    [recordIds.map(BigInt)],
  );
  const { events, anchor } = rest[0]!;
  if (events !== 1 || anchor === null) throw new HubError('BAD_INPUT', { detail: `events: ${events}` });
  const decisionId = await decide(dependencies, actor, {
    verdict: 'apart',
    anchor,
    recordIds: [...recordIds],
  });
  return { decisionId, eventId: -decisionId };
}

/** @throws HubError CONFLICT for one that does not stand */
export async function withdrawEventDecision(
  { warehouse, commands }: Dependencies,
  actor: ActorRef,
  decisionId: number,
): Promise<void> {
  await commands.execute(
    eventDecisionWithdrawn,
    (allot) => ({ decisionId, dataVersion: allot.dataVersion() }),
    { actor },
  );
  await warehouse.transaction(showEvents);
}

async function firstRecord(session: Session, eventId: number): Promise<number> {
  const [row] = await session.all<{ record: number | null }>(
    'SELECT min(record_id)::DOUBLE AS record FROM mart.opinion_ticket WHERE event_id = $1',
    [eventId],
  );
  if (!row || row.record === null) throw new HubError('NOT_FOUND', { kind: 'event', id: String(eventId) });
  return row.record;
}
