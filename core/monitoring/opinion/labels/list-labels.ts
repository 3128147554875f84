import type { TicketLabel } from '../../../../schemas/api/opinion/labels.ts';
import { serviceTicket } from '../../../../schemas/datasets/service-ticket.ts';
import type { Actor } from '../../../access/actor.ts';
import { scoped } from '../../../access/scoped.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import type { Aspect } from '../models/aspect.ts';
import { ticketTable } from '../store/number-requests.ts';

type LabelRow = Omit<TicketLabel, 'aspect' | 'title'> & { title: string | null };

/** Labels that stand, newest first, of requests that the actor may see or that are gone. */
export async function listLabels(
  session: Session,
  actor: Actor,
  { aspect, offset, limit }: { aspect: Aspect; offset: number; limit: number },
): Promise<{ total: number; labels: TicketLabel[] }> {
  const [count] = await session.all<{ total: number }>(
    'SELECT count(*)::DOUBLE AS total FROM ops.opinion_label WHERE aspect = $1 AND withdrawn_version IS NULL',
    [aspect],
  );
  const visible = scoped(actor, serviceTicket);
  const bind = (value: string | number) => `$${visible.values.push(String(value))}`;
  const rows = await session.all<LabelRow>(
    `SELECT l.label_id::DOUBLE AS "labelId", l."value", v.record_id::DOUBLE AS "recordId", v.title, l.by_name AS "by", l.labelled_at AS "at"
     FROM ops.opinion_label l
       LEFT JOIN ${ticketTable} r ON r.source_id = l.source_id AND r.source_key = l.source_key AND r.to_version IS NULL
       LEFT JOIN (${visible.sql}) v ON v.record_id = r.record_id
     WHERE l.aspect = ${bind(aspect)} AND l.withdrawn_version IS NULL
     ORDER BY l.label_id DESC LIMIT ${bind(limit)}::INTEGER OFFSET ${bind(offset)}::INTEGER`,
    visible.values,
  );
  return { total: count!.total, labels: rows.map((row) => ({ ...row, aspect, title: row.title ?? '' })) };
}
