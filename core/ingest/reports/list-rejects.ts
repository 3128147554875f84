import type { Session } from '../../warehouse/warehouse.ts';
import type { Reject } from '../ingest.ts';

/** Every issue of one batch, or of all published batches, ordered by batch and row. */
export async function listRejects(session: Session, batchId?: number): Promise<Reject[]> {
  const condition = batchId === undefined ? "b.state = 'published'" : 'b.batch_id = $1';
  return session.all<Reject>(
    `SELECT d.file_name AS source_file, b.sheet, i.row_number, coalesce(i.field, '') AS field, i.code,
       coalesce(i.value, '') AS value
     FROM quarantine.issue i JOIN ops.batch b USING (batch_id) JOIN ops.delivery d USING (delivery_id)
     WHERE ${condition}
     ORDER BY i.batch_id, i.row_number, field, i.code`,
    batchId === undefined ? [] : [batchId],
  );
}
