import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readRemainingBatches } from '../batch/batch-row.ts';
import { openIssuesSql } from '../batch/correction-rows.ts';
import { countRows } from '../batch/count-rows.ts';
import { replaceCurrent, type Changes } from '../batch/current-rows.ts';
import { landingTable } from '../batch/landing.ts';
import { separateNonData } from '../batch/non-data.ts';
import { countFieldIssues, countFilled, requireAllAccounted } from '../batch/publish-batch.ts';
import { quarantineRest, recordIssues, severitySql } from '../batch/quarantine.ts';
import { stageRemaining } from '../batch/stage-remaining.ts';
import { issueSeparator, publishableRowsSql, type BatchReading } from '../batch/typed-rows.ts';

export interface CorrectionCounts extends Changes {
  delivered: number;
  published: number;
  quarantined: number;
  nonData: number;
  fieldIssues: number;
}

/**
 * Takes a landed slip (and its table `handed_in`) to its end. Rows that were changed, and rows that pass now as they
 * are, are judged and published or quarantined; the others are left as they were and counted as `untouched`. Then
 * the source's current rows become what its batches and corrections say together.
 */
export async function publishCorrection(
  session: Session,
  landed: BatchReading,
  corrects: number,
  dataVersion: number,
  records: number,
): Promise<CorrectionCounts> {
  const { batchId, dataset, sourceId } = landed;
  const reading = { ...landed, rows: landingTable(batchId) };
  const known = `(SELECT * FROM ${reading.rows}
    WHERE row_number IN (SELECT row_number FROM handed_in WHERE verdict IN ('changed', 'same')))`;
  const blank = await separateNonData(session, reading);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE passing AS ${publishableRowsSql({ ...reading, rows: known })}`,
  );
  const untouched = await setUntouchedAside(session, reading, corrects);
  const quarantined = await quarantineRest(session, reading, 'SELECT row_number FROM passing');
  await recordIssues(session, reading, 'SELECT row_number, issues FROM passing');
  await recordUnknownRows(session, batchId);
  await countFilled(session, reading, 'passing');
  const published = await countRows(session, 'passing');
  await linkCorrectedRows(session, batchId, corrects);
  for (const table of ['passing', 'handed_in']) await session.run(`DROP TABLE ${table}`);
  const changes = published > 0 ? await replaceByRemaining(session, dataset, sourceId, dataVersion) : none;
  const delivered = await countRows(session, reading.rows);
  const counts = { delivered, published, quarantined, nonData: blank + untouched };
  requireAllAccounted(batchId, counts, records);
  const unchanged = Math.max(0, published - changes.added - changes.changed);
  return { ...counts, ...changes, unchanged, fieldIssues: await countFieldIssues(session, batchId) };
}

const none: Changes = { added: 0, changed: 0, unchanged: 0, gone: 0 };

async function replaceByRemaining(
  session: Session,
  dataset: Dataset,
  sourceId: number,
  dataVersion: number,
): Promise<Changes> {
  await stageRemaining(session, await readRemainingBatches(session, sourceId));
  const changes = await replaceCurrent(session, { dataset, sourceId, dataVersion, closeMissing: true });
  await session.run('DROP TABLE staged');
  return changes;
}

/** A row that says what it said is published only when it had been returned and now passes without a field issue. */
async function setUntouchedAside(
  session: Session,
  { batchId, dataset }: BatchReading,
  corrects: number,
): Promise<number> {
  const stillWrong = `SELECT row_number FROM (
      SELECT row_number, split_part(unnest(string_split(issues, '${issueSeparator}')), ':', 2) AS code FROM passing
    ) WHERE ${severitySql(dataset)} = 'field'`;
  const open = `SELECT position FROM (${openIssuesSql(corrects)}) WHERE severity IN ('row', 'field')`;
  const count = await session.run(
    `INSERT INTO quarantine.row
     SELECT ${batchId}, row_number, 'untouched', NULL FROM handed_in
     WHERE verdict = 'same'
       AND row_number NOT IN (SELECT row_number FROM quarantine.row WHERE batch_id = ${batchId})
       AND NOT (row_number IN (SELECT row_number FROM passing) AND row_number NOT IN (${stillWrong})
         AND position IN (${open}))
     ORDER BY row_number`,
  );
  await session.run(
    `DELETE FROM passing
     WHERE row_number IN (SELECT row_number FROM quarantine.row WHERE batch_id = ${batchId})`,
  );
  return count;
}

/** Rows of which nobody can say which one they correct: without a number, with a strange one, or with one that stands twice. */
async function recordUnknownRows(session: Session, batchId: number): Promise<void> {
  await session.run(
    `INSERT INTO quarantine.issue
     SELECT ${batchId}, row_number, NULL, verdict, 'row', position::VARCHAR FROM handed_in
     WHERE verdict NOT IN ('changed', 'same') AND row_number IN (
       SELECT row_number FROM quarantine.row WHERE batch_id = ${batchId} AND kind = 'quarantined')
     ORDER BY row_number`,
  );
}

/** Writes down which row each judged row says anew, published or not. */
async function linkCorrectedRows(session: Session, batchId: number, corrects: number): Promise<void> {
  await session.run(
    `INSERT INTO quarantine.correction
     SELECT ${batchId}, row_number, ${corrects}, position FROM handed_in
     WHERE verdict IN ('changed', 'same') AND row_number NOT IN (
       SELECT row_number FROM quarantine.row WHERE batch_id = ${batchId} AND kind <> 'quarantined')
     ORDER BY row_number`,
  );
}
