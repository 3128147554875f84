import type { JobContext } from '../../jobs/jobs.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../journal/command.ts';
import type { DecidedBatch } from '../batch/batch-entry.ts';
import { batchDismissed } from './batch-dismissed.ts';
import { batchReleased } from './batch-released.ts';
import { requireHeld, requireReleasable, type HoldContext } from './require-held.ts';

/** What somebody may do with a held batch: publish it after all, or put it away. */
export type HoldDecision = 'release' | 'dismiss';

interface HeldBatch {
  batchId: number;
  /** The batch's data version as it was seen. */
  seenVersion: number;
}

/** Throws what `carryOut` would throw at once, before a job is started for it. */
export async function requireDecidable(
  context: HoldContext,
  decision: HoldDecision,
  { batchId, seenVersion }: HeldBatch,
): Promise<void> {
  await (decision === 'release' ? requireReleasable : requireHeld)(context, batchId, seenVersion);
}

/** Releases or dismisses a held batch. Throws as `requireHeld` and `requireReleasable` do. */
export async function carryOut(
  context: HoldContext & { commands: CommandLog },
  decision: HoldDecision,
  held: HeldBatch,
  actor: ActorRef,
  { signal, progress }: JobContext,
): Promise<void> {
  const handler: CommandHandler<DecidedBatch> = decision === 'release' ? batchReleased : batchDismissed;
  await context.commands.execute(
    handler,
    async (allot) => {
      await requireDecidable(context, decision, held);
      return { batchId: held.batchId, dataVersion: allot.dataVersion() };
    },
    { actor, signal, progress },
  );
}
