import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { batchUndone } from './batch-undone.ts';

/** Takes a batch back. Throws as `requireUndoable` does. */
export async function undoBatch(
  { warehouse, commands }: { warehouse: Session; commands: CommandLog },
  batchId: number,
  seenVersion: number,
  actor: ActorRef,
  { signal, progress }: JobContext,
): Promise<void> {
  await commands.execute(
    batchUndone,
    async (allot) => {
      await requireUndoable(warehouse, batchId, seenVersion);
      return { batchId, dataVersion: allot.dataVersion() };
    },
    { actor, signal, progress },
  );
}

/**
 * @throws HubError NOT_FOUND, BATCH_STATE when the batch is undone already, CONFLICT when it is no longer what
 * the person saw.
 */
export async function requireUndoable(session: Session, batchId: number, seenVersion: number): Promise<void> {
  const [batch] = await session.all<{ state: string; data_version: bigint }>(
    'SELECT state, data_version FROM ops.batch WHERE batch_id = $1',
    [batchId],
  );
  if (!batch) throw new HubError('NOT_FOUND', { kind: 'batch', id: String(batchId) });
  if (batch.state !== 'published')
    throw new HubError('BATCH_STATE', { batch: String(batchId), state: batch.state });
  if (Number(batch.data_version) !== seenVersion)
    throw new HubError('CONFLICT', { kind: 'batch', id: String(batchId) });
}
