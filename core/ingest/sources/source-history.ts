import type { SourceEvent } from '../../../schemas/api/sources.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { listBatches } from '../reports/list-batches.ts';

interface EventRow {
  kind: SourceEvent['kind'];
  happened: string;
  actor: string;
  period: string | null;
  batch_id: number | null;
}

/** Everything that happened to a source, in order: deliveries, nil reports, decisions. Throws `NOT_FOUND`. */
export async function sourceHistory(session: Session, sourceId: number): Promise<SourceEvent[]> {
  const found = await session.all('SELECT 1 FROM ops.source WHERE source_id = $1', [sourceId]);
  if (found.length === 0) throw new HubError('NOT_FOUND', { kind: 'source', id: String(sourceId) });
  const rows = await session.all<EventRow>(
    `SELECT 'delivered' AS kind, d.received_at AS happened, d.actor, b.period, b.batch_id
     FROM ops.batch b JOIN ops.delivery d USING (delivery_id) WHERE b.source_id = $1
     UNION ALL SELECT 'nil-reported', reported_at, actor, period, NULL FROM ops.nil_report WHERE source_id = $1
     UNION ALL SELECT kind, decided_at, actor, NULL, batch_id FROM ops.decision WHERE source_id = $1
     ORDER BY happened, batch_id`,
    [sourceId],
  );
  const batches = new Map((await listBatches(session)).map((batch) => [batch.batchId, batch]));
  return rows.map(({ batch_id, happened, ...event }) => ({
    ...event,
    at: happened,
    batch: batch_id === null ? null : (batches.get(batch_id) ?? null),
  }));
}
