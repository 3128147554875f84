import type { Session } from '../../warehouse/warehouse.ts';
import type { Report } from './cadence.ts';

/** A published delivery or a nil report of a source. */
export interface SourceReport extends Report {
  batchId: number | null; // null: a nil report
  receivedAt: string;
}

/**
 * What each source has reported, in the order it came: its published batches, one for each delivery, and its nil
 * reports. What is held has not been accepted; a corrected slip reports nothing new.
 */
export async function readReports(session: Session): Promise<Map<number, SourceReport[]>> {
  const rows = await session.all<{
    source_id: number;
    batch_id: number | null;
    received_at: string;
    period: string | null;
  }>(
    `SELECT b.source_id, b.batch_id, d.received_at, b.period
     FROM ops.batch b JOIN ops.delivery d USING (delivery_id)
     WHERE b.state = 'published' AND b.corrects IS NULL
     UNION ALL SELECT source_id, NULL, reported_at, period FROM ops.nil_report
     ORDER BY received_at, batch_id`,
  );
  const reports = new Map<number, SourceReport[]>();
  for (const { source_id: sourceId, batch_id: batchId, received_at: receivedAt, period } of rows) {
    const own = reports.get(sourceId) ?? [];
    own.push({ batchId, receivedAt, receivedOn: receivedAt.slice(0, 10), period });
    reports.set(sourceId, own);
  }
  return reports;
}
