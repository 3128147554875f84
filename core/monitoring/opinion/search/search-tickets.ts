import type { TicketQuery, TicketSummary } from '../../../../schemas/api/opinion/tickets.ts';
import type { Actor } from '../../../access/actor.ts';
import type { Session, SqlValue } from '../../../warehouse/warehouse.ts';
import { conditionsOf, visibleTo } from './filter-tickets.ts';
import { matchingSql, termsOfQuery } from './query-terms.ts';
import { readSummaries } from './read-summaries.ts';

/** A page of requests, and how many there are. */
export interface TicketPage {
  total: number;
  tickets: TicketSummary[];
}

/**
 * The requests that an actor may see and that have all that is asked for, by how well they fit or the newest first. Words are looked for
 * as pairs of neighbouring characters: a request has all pairs of a word of three characters and more, nearly always the word itself.
 */
export async function searchTickets(session: Session, actor: Actor, query: TicketQuery): Promise<TicketPage> {
  const values: SqlValue[] = [];
  const bind = (value: SqlValue) => `$${values.push(value)}`;
  const wanted = termsOfQuery(query.query);
  const hasWords = wanted.terms.length + wanted.ranges.length > 0;
  if (!hasWords && query.query.trim() !== '') return { total: 0, tickets: [] };
  const conditions = ['TRUE', ...conditionsOf(query, bind), ...visibleTo(actor, bind)];
  const order = query.order === 'relevance' && hasWords ? 'm.score' : `coalesce(epoch(t.accepted), 0)`;
  const [found] = await session.all<{ total: number; ids: bigint[] | null }>(
    `SELECT count(*)::DOUBLE AS total, arg_max(t.record_id, (${order}, t.record_id), ${query.offset + query.limit}) AS ids
     FROM mart.opinion_ticket t ${hasWords ? `JOIN (${matchingSql(wanted)}) m USING (ticket)` : ''} WHERE ${conditions.join(' AND ')}`,
    values,
  );
  const ids = (found!.ids ?? []).slice(query.offset);
  return { total: found!.total, tickets: await readSummaries(session, actor, ids, query.query) };
}
