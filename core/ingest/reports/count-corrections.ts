import type { BatchReport } from '../../../schemas/api/batches.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { openIssuesSql } from '../batch/correction-rows.ts';

export type CorrectionState = BatchReport['corrections'];

/** What has become of the rows that a batch returned: those with an issue that keeps a row or a value from being published. */
export async function countCorrections(session: Session, batchId: number): Promise<CorrectionState> {
  const wrong = `severity IN ('row', 'field')`;
  const [counted] = await session.all<{ returned: bigint; open: bigint }>(
    `WITH open AS (SELECT DISTINCT position FROM (${openIssuesSql(batchId)}) WHERE ${wrong})
     SELECT (SELECT count(*) FROM open) AS open,
       (SELECT count(*) FROM (
          SELECT row_number FROM quarantine.issue WHERE batch_id = ${batchId} AND ${wrong}
          UNION SELECT position FROM open)) AS returned`,
  );
  const [returned, open] = [Number(counted!.returned), Number(counted!.open)];
  const batches = await session.all<{ batch_id: number }>(
    `SELECT batch_id FROM ops.batch WHERE corrects = $1 AND state = 'published' ORDER BY batch_id`,
    [batchId],
  );
  return {
    returned,
    corrected: returned - open,
    open,
    state: returned === 0 ? 'none' : open === 0 ? 'closed' : 'open',
    batches: batches.map(({ batch_id }) => batch_id),
  };
}
