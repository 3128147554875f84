import type { Session } from '../../warehouse/warehouse.ts';
import type { Reject } from '../ingest.ts';

/** A later version of the row of issue `i` in a corrected slip: what the earlier one lacked stands against nothing any more. */
const correctedSinceSql = `SELECT 1 FROM quarantine.correction c
  JOIN ops.batch later ON later.batch_id = c.batch_id AND later.state = 'published'
  WHERE c.batch_id > i.batch_id AND c.corrected_batch = coalesce(b.corrects, i.batch_id)
    AND c.corrected_row = coalesce(own.corrected_row, i.row_number)`;

/** Every issue of one batch, or of all published batches as far as it was not corrected since, ordered by batch and row. */
export async function listRejects(session: Session, batchId?: number): Promise<Reject[]> {
  const condition =
    batchId === undefined ? `b.state = 'published' AND NOT EXISTS (${correctedSinceSql})` : 'b.batch_id = $1';
  return session.all<Reject>(
    `SELECT d.file_name AS source_file, b.sheet, i.row_number, coalesce(i.field, '') AS field, i.code,
       coalesce(i.value, '') AS value
     FROM quarantine.issue i JOIN ops.batch b USING (batch_id) JOIN ops.delivery d USING (delivery_id)
     LEFT JOIN quarantine.correction own ON own.batch_id = i.batch_id AND own.row_number = i.row_number
     WHERE ${condition}
     ORDER BY i.batch_id, i.row_number, field, i.code`,
    batchId === undefined ? [] : [batchId],
  );
}
