import type { CommandHandler } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { DecidedBatch } from '../batch/batch-entry.ts';
import { notesOf, readBatch, readingOf, type BatchRow } from '../batch/batch-row.ts';
import { countRows } from '../batch/count-rows.ts';
import { datumNotes } from '../batch/datum-notes.ts';
import { landingTable } from '../batch/landing.ts';
import { publishBatch, type PublishedBatch } from '../batch/publish-batch.ts';
import { requireDataset } from '../require-dataset.ts';
import { recordDecision } from '../sources/record-decision.ts';
import { rememberReading } from '../sources/remember-reading.ts';

/**
 * The command that publishes a held batch after all, from its landing. It is judged once more, whole: what is
 * published and what is in quarantine must come from the same rules.
 */
export const batchReleased: CommandHandler<DecidedBatch> = {
  type: 'batch.released',
  data: DecidedBatch,
  async apply(session, entry, { progress }) {
    const { batchId, dataVersion } = entry.data;
    const batch = await readBatch(session, batchId);
    progress('publishing', null);
    for (const table of ['quarantine.row', 'quarantine.issue', 'ops.batch_field'])
      await session.run(`DELETE FROM ${table} WHERE batch_id = $1`, [batchId]);
    const records = await countRows(session, landingTable(batchId));
    const publication = { dataVersion, mode: batch.mode, records, hold: null };
    const counts = await publishBatch(session, readingOf(batch), records, publication);
    await recordPublished(session, entry.data, counts);
    await addDatumNotes(session, batch, entry.data);
    await rememberReading(session, batch);
    await recordDecision(session, entry, { sourceId: batch.source_id, batchId, kind: 'released' });
  },
};

async function addDatumNotes(
  session: Session,
  batch: BatchRow,
  { batchId, dataVersion }: DecidedBatch,
): Promise<void> {
  const doubts = await datumNotes(session, requireDataset(batch.dataset), { batchId, dataVersion });
  const notes = JSON.stringify([...notesOf(batch), ...doubts]);
  await session.run('UPDATE ops.batch SET notes = $2 WHERE batch_id = $1', [batchId, notes]);
}

async function recordPublished(
  session: Session,
  { batchId, dataVersion }: DecidedBatch,
  { published, quarantined, nonData, added, changed, unchanged, gone, fieldIssues, repeated }: PublishedBatch,
): Promise<void> {
  await session.run(
    `UPDATE ops.batch SET state = 'published', data_version = $dataVersion, published = $published,
       quarantined = $quarantined, non_data = $nonData, added = $added, changed = $changed, unchanged = $unchanged,
       gone = $gone, field_issues = $fieldIssues, repeated = $repeated
     WHERE batch_id = $batchId`,
    {
      batchId,
      dataVersion,
      published,
      quarantined,
      nonData,
      added,
      changed,
      unchanged,
      gone,
      fieldIssues,
      repeated,
    },
  );
}
