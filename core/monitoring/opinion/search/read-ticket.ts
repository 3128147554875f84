import type { Ticket } from '../../../../schemas/api/opinion/tickets.ts';
import type { Actor } from '../../../access/actor.ts';
import { HubError } from '../../../base/hub-error.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { textOf } from '../text/read-text.ts';
import { urgencyOf } from '../text/urgency.ts';
import { factsOf, ticketRowsSql, type TicketRow } from './read-summaries.ts';

type Judge = Ticket['kindBy'];

interface WholeRow extends TicketRow {
  ticket: number;
  reply: string | null;
  kind_by: Judge;
  kind_confidence: number | null;
  category_by: Judge;
  category_confidence: number | null;
  tone_by: Judge;
  dispatched: string | null;
  due: string | null;
  closed: string | null;
  solved: string | null;
  satisfied: string | null;
  repeats: number;
  event_id: bigint | null;
}

const more = [
  ...[
    't.ticket',
    'r.reply',
    't.kind_by',
    't.kind_confidence',
    't.category_by',
    't.category_confidence',
    't.tone_by',
    't.dispatched',
  ],
  ...['t.due', 't.closed', 't.solved', 't.satisfied', 't.repeats', 't.event_id'],
];

/**
 * One request as an actor may see it, with what was read out of it and why.
 * @throws HubError NOT_FOUND
 */
export async function readTicket(session: Session, actor: Actor, recordId: number): Promise<Ticket> {
  const id = BigInt(recordId);
  const { sql, values } = ticketRowsSql(actor, more);
  const [row] = await session.all<WholeRow>(sql, [...values, id, id, [id]]);
  if (!row) throw new HubError('NOT_FOUND', { kind: 'ticket', id: String(recordId) });
  const words = await session.all<{ text: string }>(
    'SELECT w."text" FROM mart.opinion_ticket_word t JOIN mart.opinion_word w USING (word) WHERE t.ticket = $1 ORDER BY w.word',
    [row.ticket],
  );
  return {
    ...factsOf(row),
    title: row.title,
    content: row.content,
    reply: row.reply,
    kindBy: row.kind_by,
    kindConfidence: row.kind_confidence,
    categoryBy: row.category_by,
    categoryConfidence: row.category_confidence,
    toneBy: row.tone_by,
    reasons: urgencyOf(textOf(row.title, row.content)),
    words: words.map(({ text }) => text),
    dispatched: row.dispatched,
    due: row.due,
    closed: row.closed,
    solved: row.solved,
    satisfied: row.satisfied,
    repeats: row.repeats,
    event: row.event_id === null ? null : Number(row.event_id),
  };
}
