import { recordTable } from '../../../../schemas/datasets/index.ts';
import type { Session } from '../../../warehouse/warehouse.ts';

export const ticketTable = recordTable({ id: 'service-ticket' });

/** The first number that was given in a build, and the last. */
export interface NewNumbers {
  first: number;
  last: number;
}

/**
 * Makes `request(ticket, record_id, is_new, source_id, source_key, text_hash)` of every current request, the last three of new ones. One whose text was read before keeps its number, however often
 * its other fields are delivered anew; the others get the next ones, in the order of their records. What no request has any more is
 * forgotten.
 *
 * @param reread numbers whose texts are to be read anew
 */
export async function numberRequests(session: Session, reread: readonly number[]): Promise<NewNumbers> {
  const last = await readLastNumber(session);
  await session.run('CREATE OR REPLACE TEMP TABLE reread AS SELECT unnest($1::BIGINT[])::INTEGER AS ticket', [
    reread.map(BigInt),
  ]);
  // A record's values never change: only of those that are not known yet the text is looked at.
  await session.run(
    `CREATE OR REPLACE TEMP TABLE request AS
     WITH kept AS (
       SELECT t.ticket, r.record_id FROM ${ticketTable} r JOIN mart.opinion_ticket t USING (record_id) ANTI JOIN reread USING (ticket)
       WHERE r.to_version IS NULL),
     fresh AS (
       SELECT record_id, source_id, source_key, hash(coalesce(title, ''), coalesce(content, '')) AS text_hash
       FROM ${ticketTable} ANTI JOIN kept USING (record_id) WHERE to_version IS NULL),
     numbered AS (
       SELECT f.*, k.ticket FROM fresh f
       LEFT JOIN (SELECT * FROM mart.opinion_text ANTI JOIN reread USING (ticket)) k USING (source_id, source_key, text_hash))
     SELECT ticket, record_id, FALSE AS is_new, NULL AS source_id, NULL AS source_key, NULL AS text_hash FROM kept
     UNION ALL SELECT ticket, record_id, FALSE, NULL, NULL, NULL FROM numbered WHERE ticket IS NOT NULL
     UNION ALL SELECT ($last + row_number() OVER (ORDER BY record_id))::INTEGER, record_id, TRUE, source_id, source_key, text_hash
       FROM numbered WHERE ticket IS NULL
     ORDER BY ticket`,
    { last },
  );
  await session.run('DROP TABLE temp.reread');
  for (const table of ['opinion_text', 'opinion_ticket_word'])
    await session.run(`DELETE FROM mart.${table} WHERE ticket NOT IN (SELECT ticket FROM request)`);
  const [row] = await session.all<{ last: number | null }>(
    'SELECT max(ticket)::DOUBLE AS last FROM request WHERE is_new',
  );
  return { first: last + 1, last: row?.last ?? last };
}

async function readLastNumber(session: Session): Promise<number> {
  const [row] = await session.all<{ tickets: number | null }>(
    'SELECT max(tickets)::DOUBLE AS tickets FROM mart.opinion_built',
  );
  return row?.tickets ?? 0;
}
