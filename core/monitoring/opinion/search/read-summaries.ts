import type { TicketSummary } from '../../../../schemas/api/opinion/tickets.ts';
import { datasetById } from '../../../../schemas/datasets/index.ts';
import type { Actor } from '../../../access/actor.ts';
import { scoped } from '../../../access/scoped.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { marksOfBits } from '../text/urgency.ts';
import { excerptOf, markText } from './mark-text.ts';

/** A row of `mart.opinion_ticket` as a list shows it. */
export interface TicketRow {
  record_id: bigint;
  no: string | null;
  accepted: string | null;
  channel: string | null;
  kind: string | null;
  category1: string | null;
  category2: string | null;
  category3: string | null;
  tone: number | null;
  urgency: number;
  place: string | null;
  area: string | null;
  org: string | null;
  status: string | null;
  title: string | null;
  content: string | null;
}

const columns = `t.record_id, t."no", t.accepted, t.channel, t.kind, t.category1, t.category2, t.category3, t.tone, t.urgency, t.place,
  coalesce(t.grid, t.village, t.town) AS area, t.org, t.status`;

/** SQL of the current rows with these ids that an actor may see; more columns of the mart and of the record may be asked for. */
export function ticketRowsSql(actor: Actor, more: readonly string[] = []): { sql: string; values: string[] } {
  const { sql, values } = scoped(actor, datasetById('service-ticket')!);
  const [least, most, ids] = [1, 2, 3].map((at) => `$${values.length + at}`);
  return {
    sql: `SELECT ${[columns, 'r.title', 'r.content', ...more].join(', ')}
      FROM (SELECT * FROM mart.opinion_ticket WHERE record_id BETWEEN ${least} AND ${most}) t
        JOIN (SELECT * FROM (${sql}) WHERE record_id BETWEEN ${least} AND ${most}) r USING (record_id)
      WHERE t.record_id IN (SELECT unnest(${ids}::BIGINT[]))`,
    values,
  };
}

/** What a list shows of requests, in the order of their ids, with what was looked for. */
export async function readSummaries(
  session: Session,
  actor: Actor,
  ids: readonly bigint[],
  query: string,
): Promise<TicketSummary[]> {
  if (ids.length === 0) return [];
  const { sql, values } = ticketRowsSql(actor);
  const rows = await session.all<TicketRow>(sql, [...values, ...boundsOf(ids), ids]);
  const byId = new Map(rows.map((row) => [row.record_id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [summaryOf(row, query)] : [];
  });
}

/** The least and the largest of some ids. */
export function boundsOf(ids: readonly bigint[]): [bigint, bigint] {
  return [ids.reduce((a, b) => (b < a ? b : a)), ids.reduce((a, b) => (b > a ? b : a))];
}

function summaryOf(row: TicketRow, query: string): TicketSummary {
  return {
    ...factsOf(row),
    title: markText(row.title ?? '', query),
    excerpt: excerptOf(row.content ?? '', query),
  };
}

/** What a row says beside its texts. */
export function factsOf(row: TicketRow): Omit<TicketSummary, 'title' | 'excerpt'> {
  const { no, accepted, channel, kind, tone, place, area, org, status } = row;
  const category = [row.category1, row.category2, row.category3].filter((name) => name !== null);
  return {
    recordId: Number(row.record_id),
    no,
    accepted,
    channel,
    kind,
    category,
    tone,
    urgency: marksOfBits(row.urgency),
    place,
    area,
    org,
    status,
  };
}
