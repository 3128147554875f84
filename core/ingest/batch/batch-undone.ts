import type { CommandHandler } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { requireDataset } from '../require-dataset.ts';
import { recordDecision } from '../sources/record-decision.ts';
import { rememberReading } from '../sources/remember-reading.ts';
import { DecidedBatch } from './batch-entry.ts';
import { readBatch, readCorrections, readRemainingBatches, type BatchRow } from './batch-row.ts';
import { closeAll, replaceCurrent } from './current-rows.ts';
import { stageRemaining } from './stage-remaining.ts';

/**
 * The command that takes a batch back, and with it what corrects it: the source's published state becomes what its
 * remaining batches say.
 */
export const batchUndone: CommandHandler<DecidedBatch> = {
  type: 'batch.undone',
  data: DecidedBatch,
  async apply(session, entry, { progress }) {
    const { batchId, dataVersion } = entry.data;
    const batch = await readBatch(session, batchId);
    const corrections = await readCorrections(session, batchId);
    const withdrawn = [batchId, ...corrections.map(({ batch_id }) => batch_id)];
    await session.run(
      `UPDATE ops.batch SET state = 'undone', undone_version = $1, undone_at = $2::TIMESTAMP
       WHERE batch_id IN (${withdrawn.join(', ')})`,
      [dataVersion, entry.at],
    );
    await recordDecision(session, entry, { sourceId: batch.source_id, batchId, kind: 'undone' });
    progress('undoing', null);
    const dataset = requireDataset(batch.dataset);
    const replacement = { dataset, sourceId: batch.source_id, dataVersion, withdrawn };
    const remaining = await readRemainingBatches(session, batch.source_id);
    if (batch.corrects === null) await restoreSource(session, batch, remaining);
    if (remaining.length === 0) await closeAll(session, replacement);
    else {
      await stageRemaining(session, remaining);
      await replaceCurrent(session, { ...replacement, closeMissing: true });
      await session.run('DROP TABLE staged');
    }
  },
};

/**
 * The source remembers its newest remaining batch; what it knew from the one that is undone is taken back. One from
 * the middle had told it nothing that still counts, and a source without published batches is never proposed.
 */
async function restoreSource(
  session: Session,
  undone: BatchRow,
  remaining: readonly BatchRow[],
): Promise<void> {
  const newest = remaining.at(-1);
  if (newest && newest.batch_id < undone.batch_id) await rememberReading(session, newest, undone);
}
