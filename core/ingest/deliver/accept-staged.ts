import type { ActorRef, Allotment, CommandHandler, CommandLog, JournalEntry } from '../../journal/command.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { destroySource } from '../../workspace/sealed-sources.ts';
import type { WithSource } from '../batch/batch-accepted.ts';
import { sealTables, type StagedTable } from './extract-tables.ts';

/** A command that takes staged tables in. */
export interface Acceptance<Data, Applied, Result> {
  handler(withSource: WithSource): CommandHandler<Data, Applied>;
  prepare(allot: Allotment): Promise<Data>;
  toResult(entry: JournalEntry<Data>, applied: Applied): Result;
}

/**
 * Publishes in one command, from the staged tables, while their copies are sealed; the command is acknowledged
 * when both are done. When it could not be applied the sealed copies are destroyed; when it was applied but not
 * acknowledged the next opening decides.
 */
export async function acceptStaged<Data, Applied, Result>(
  { commands, workspace }: { commands: CommandLog; workspace: Workspace },
  staged: readonly StagedTable[],
  { handler: handlerOf, prepare, toResult }: Acceptance<Data, Applied, Result>,
  actor: ActorRef,
  { signal, progress }: JobContext,
): Promise<Result> {
  const outputs = new Map(staged.map(({ stored, extracted }) => [stored, extracted.output]));
  const handler = handlerOf((stored, _context, use) => use(outputs.get(stored)!));
  const sealing = sealTables(workspace, staged);
  sealing.catch(() => undefined); // reported when the command awaits it
  let isApplied = false;
  try {
    return await commands.execute(
      {
        ...handler,
        apply: async (session, entry, context) => {
          const applied = await handler.apply(session, entry, context);
          await sealing;
          isApplied = true;
          return toResult(entry, applied);
        },
      },
      prepare,
      { actor, signal, progress },
    );
  } catch (error) {
    await sealing.catch(() => undefined);
    if (!isApplied) for (const id of outputs.keys()) await destroySource(workspace, id);
    throw error;
  }
}
