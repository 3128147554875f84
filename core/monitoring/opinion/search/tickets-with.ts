import { recordTable } from '../../../../schemas/datasets/index.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { matchingSql, termsOfQuery } from './query-terms.ts';

/** The numbers of requests whose text holds a word: found by the index, and looked at. */
export async function ticketsWith(session: Session, word: string): Promise<number[]> {
  const wanted = termsOfQuery(word);
  if (wanted.terms.length + wanted.ranges.length === 0) return [];
  const rows = await session.all<{ ticket: number }>(
    `SELECT t.ticket FROM (${matchingSql(wanted)}) m JOIN mart.opinion_ticket t USING (ticket)
       JOIN ${recordTable({ id: 'service-ticket' })} r USING (record_id)
     WHERE contains(upper(concat_ws(chr(10), r.title, r.content)), $word) ORDER BY t.ticket`,
    { word: word.toUpperCase() },
  );
  return rows.map(({ ticket }) => ticket);
}
