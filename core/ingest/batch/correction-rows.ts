import { landingTable } from './landing.ts';

/** The landed rows of a corrected slip that say a returned row anew; the others have no number, or nothing new. */
export function correctionRows(batchId: number): string {
  return `(SELECT * FROM ${landingTable(batchId)}
    WHERE row_number IN (SELECT row_number FROM quarantine.correction WHERE batch_id = ${batchId}))`;
}

/**
 * `position, batch_id, row_number`: where the latest version of each corrected row of a batch stands. `position` is
 * the row's number in that batch.
 *
 * @param asOf the data version to look at; left out, now
 */
export function correctedRowsSql(batchId: number, asOf?: number): string {
  const counts =
    asOf === undefined
      ? `b.state = 'published'`
      : `b.data_version <= ${asOf} AND (b.undone_version IS NULL OR b.undone_version > ${asOf})`;
  return `SELECT c.corrected_row AS position, max(c.batch_id) AS batch_id, max_by(c.row_number, c.batch_id) AS row_number
    FROM quarantine.correction c JOIN ops.batch b USING (batch_id)
    WHERE c.corrected_batch = ${batchId} AND ${counts} GROUP BY c.corrected_row`;
}

/**
 * `position, batch_id, row_number, field, code, severity, value`: what stands against the rows of a batch now, after
 * its corrections.
 */
export function openIssuesSql(batchId: number): string {
  const latest = correctedRowsSql(batchId);
  return `SELECT row_number AS position, * FROM quarantine.issue
      WHERE batch_id = ${batchId} AND row_number NOT IN (SELECT position FROM (${latest}))
    UNION ALL BY NAME
    SELECT l.position, i.* FROM (${latest}) l JOIN quarantine.issue i USING (batch_id, row_number)`;
}

/** How many rows wait in quarantine now: those of published deliveries that no corrected slip has published since. */
export const waitingRowsSql = `SELECT
  (SELECT sum(quarantined) FROM ops.batch WHERE state = 'published' AND corrects IS NULL)
  - (SELECT count(*) FROM (
      SELECT DISTINCT c.corrected_batch, c.corrected_row
      FROM quarantine.correction c
      JOIN ops.batch b ON b.batch_id = c.batch_id AND b.state = 'published'
      JOIN quarantine.row q
        ON q.batch_id = c.corrected_batch AND q.row_number = c.corrected_row AND q.kind = 'quarantined'
      ANTI JOIN quarantine.row w ON w.batch_id = c.batch_id AND w.row_number = c.row_number))`;
