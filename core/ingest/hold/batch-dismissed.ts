import type { CommandHandler } from '../../journal/command.ts';
import { DecidedBatch } from '../batch/batch-entry.ts';
import { readBatch } from '../batch/batch-row.ts';
import { landingTable } from '../batch/landing.ts';
import { recordDecision } from '../sources/record-decision.ts';

/**
 * The command that puts a held batch away: its landing and its rows in quarantine, which nobody needs any more, are
 * removed. Its counts stay, and its sealed source until retention, so that a rebuild can judge it again.
 */
export const batchDismissed: CommandHandler<DecidedBatch> = {
  type: 'batch.dismissed',
  data: DecidedBatch,
  async apply(session, entry) {
    const { batchId, dataVersion } = entry.data;
    const { source_id: sourceId } = await readBatch(session, batchId);
    await session.run(`DROP TABLE ${landingTable(batchId)}`);
    for (const table of ['quarantine.row', 'quarantine.issue'])
      await session.run(`DELETE FROM ${table} WHERE batch_id = $1`, [batchId]);
    await session.run(`UPDATE ops.batch SET state = 'dismissed', data_version = $2 WHERE batch_id = $1`, [
      batchId,
      dataVersion,
    ]);
    await recordDecision(session, entry, { sourceId, batchId, kind: 'dismissed' });
  },
};
