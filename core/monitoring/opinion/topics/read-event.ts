import { serviceTicket } from '../../../../schemas/datasets/service-ticket.ts';
import type { Actor } from '../../../access/actor.ts';
import { scopedWhole } from '../../../access/scoped.ts';
import { HubError } from '../../../base/hub-error.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { sharedWords } from '../events/explain-tie.ts';
import { readGramCounts } from '../events/store/grouping-state.ts';
import { ticketTable } from '../store/number-requests.ts';
import { fewestOfIssue } from './read-hot-issues.ts';
import { shortTitle } from './short-title.ts';

/**
 * When, where and by which ways the requests of an event came.
 * @throws HubError NOT_FOUND for one that too few requests are shown in
 */
export async function readEvent(session: Session, eventId: number) {
  const titles = await session.all<{ title: string }>(
    `SELECT coalesce(r.title, '') AS title FROM mart.opinion_ticket t JOIN ${ticketTable} r USING (record_id)
     WHERE t.event_id = $1 ORDER BY t.ticket`,
    [eventId],
  );
  if (titles.length < fewestOfIssue) throw new HubError('NOT_FOUND', { kind: 'event', id: String(eventId) });
  const by = <Row>(column: string, name: string) =>
    session.all<Row>(
      `SELECT ${column} AS "${name}", count(*)::DOUBLE AS requests FROM mart.opinion_ticket
       WHERE event_id = $1 AND ${column} IS NOT NULL GROUP BY 1 ORDER BY ${name === 'day' ? '1' : '2 DESC, 1'}`,
      [eventId],
    );
  return {
    title: shortTitle(
      titles.map(({ title }) => title),
      await readGramCounts(session),
    ),
    requests: titles.length,
    timeline: await by<{ day: string; requests: number }>('"day"', 'day'),
    places: await by<{ place: string; requests: number }>('place', 'place'),
    channels: await by<{ channel: string; requests: number }>('channel', 'channel'),
  };
}

interface TicketRow {
  recordId: number;
  day: string;
  channel: string | null;
  title: string;
  content: string;
  whole: number | null;
  place: number | null;
  matter: number | null;
}

/** The requests of an event that an actor may see, oldest first, each with what ties it to the one that is most like all. */
export async function readEventTickets(
  session: Session,
  actor: Actor,
  { eventId, limit }: { eventId: number; limit: number },
) {
  const visible = scopedWhole(actor, serviceTicket);
  const bind = (value: string) => `$${visible.values.push(value)}`;
  const rows = await session.all<TicketRow>(
    `SELECT t.record_id::DOUBLE AS "recordId", t."day", t.channel, coalesce(r.title, '') AS title, coalesce(r.content, '') AS content,
       m.whole::DOUBLE AS whole, m.place::DOUBLE AS place, m.matter::DOUBLE AS matter
     FROM mart.opinion_ticket t JOIN (${visible.sql}) r ON r.record_id = t.record_id LEFT JOIN mart.opinion_member m USING (ticket)
     WHERE t.event_id = ${bind(String(eventId))}::BIGINT ORDER BY t."day", t.ticket LIMIT ${limit}`,
    visible.values,
  );
  const counts = await readGramCounts(session);
  const centre = rows.reduce<TicketRow | null>(
    (best, row) => (best === null || (row.whole ?? 0) > (best.whole ?? 0) ? row : best),
    null,
  );
  const textOf = ({ title, content }: TicketRow) => `${title}\n${content}`;
  return rows.map((row) => ({
    ...row,
    shared: row === centre ? [] : sharedWords(textOf(row), textOf(centre!), counts),
  }));
}
