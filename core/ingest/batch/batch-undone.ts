import { quote } from '../../warehouse/quote.ts';
import type { CommandHandler } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { layoutOf } from '../propose/layout.ts';
import { requireDataset } from '../require-dataset.ts';
import { UndoneBatch } from './batch-entry.ts';
import { columnsOf, readBatch, readingOf, readRemainingBatches, type BatchRow } from './batch-row.ts';
import { closeAll, replaceCurrent } from './current-rows.ts';
import { numberRepeatedKeys } from './repeated-keys.ts';
import { publishableRowsSql } from './typed-rows.ts';

/** The command that takes a batch back: the source's published state becomes what its remaining batches say. */
export const batchUndone: CommandHandler<UndoneBatch> = {
  type: 'batch.undone',
  data: UndoneBatch,
  async apply(session, { at, data }, { progress }) {
    const { batchId, dataVersion } = data;
    const batch = await readBatch(session, batchId);
    await session.run(
      `UPDATE ops.batch SET state = 'undone', undone_version = $2, undone_at = $3::TIMESTAMP WHERE batch_id = $1`,
      [batchId, dataVersion, at],
    );
    progress('undoing', null);
    const dataset = requireDataset(batch.dataset);
    const replacement = { dataset, sourceId: batch.source_id, dataVersion, withdrawn: batchId };
    const remaining = await readRemainingBatches(session, batch.source_id);
    await restoreSource(session, remaining);
    if (remaining.length === 0) await closeAll(session, replacement);
    else {
      await stageRemaining(session, remaining);
      await replaceCurrent(session, { ...replacement, closeMissing: true });
      await session.run('DROP TABLE staged');
    }
  },
};

/** The source remembers its newest remaining batch; what it knew from those that are undone is taken back. */
async function restoreSource(session: Session, remaining: readonly BatchRow[]): Promise<void> {
  const newest = remaining.at(-1);
  if (!newest) return; // a source without published batches is never proposed
  await session.run(
    `UPDATE ops.source SET mode = $2, layout = $3, mapping = $4, reading = $5, version = version + 1
     WHERE source_id = $1`,
    [
      newest.source_id,
      newest.mode,
      layoutOf(columnsOf(newest).map(({ header }) => header)),
      newest.mapping,
      newest.reading,
    ],
  );
}

/** Stages what a source's batches say together: the latest snapshot, then each later delta over it, key by key. */
async function stageRemaining(session: Session, batches: readonly BatchRow[]): Promise<void> {
  const latestSnapshot = batches.findLastIndex(({ mode }) => mode === 'snapshot');
  const [base, ...deltas] = batches.slice(Math.max(0, latestSnapshot));
  await stageBatch(session, base!, 'staged');
  for (const delta of deltas) {
    await stageBatch(session, delta, 'delta');
    await session.run('DELETE FROM staged WHERE source_key IN (SELECT source_key FROM delta)');
    await session.run('INSERT INTO staged SELECT * FROM delta');
    await session.run('DROP TABLE delta');
  }
}

async function stageBatch(session: Session, batch: BatchRow, table: string): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE ${quote(table)} AS ${publishableRowsSql(readingOf(batch))}`,
  );
  await numberRepeatedKeys(session, table, 'true');
}
