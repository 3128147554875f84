import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { destroySource } from '../../workspace/sealed-sources.ts';
import { batchAccepted } from '../batch/batch-accepted.ts';
import type { AcceptedDelivery } from '../batch/batch-entry.ts';
import type { InspectedFile } from '../inspected-files.ts';
import type { SpawnParser } from '../parser/parse-file.ts';
import { readKnownSources } from '../propose/known-sources.ts';
import { requireDiskSpace } from './disk-space.ts';
import { extractTables, removeStaged, sealTables, type StagedTable } from './extract-tables.ts';
import { planDelivery, type CheckedDelivery, type PlannedTable } from './plan-delivery.ts';
import { publishedBefore, type PublishedBefore } from './published-before.ts';
import { toEntry } from './to-entry.ts';

export interface DeliveryDependencies {
  workspace: Workspace;
  warehouse: Warehouse;
  commands: CommandLog;
  spawnParser: SpawnParser;
}

export type DeliveryResult = {
  deliveryId: number;
  batchIds: number[];
  /** These very tables were published before: nothing was done. */
  repeated: boolean;
};

/**
 * Takes one inspected file in: reads and reduces it in a parser process, then seals and publishes the reduced
 * tables in one command. When anything fails nothing of it is left.
 */
export async function deliverFile(
  dependencies: DeliveryDependencies,
  file: InspectedFile,
  delivery: CheckedDelivery,
  actor: ActorRef,
  job: JobContext,
): Promise<DeliveryResult> {
  const { workspace, warehouse, spawnParser } = dependencies;
  const planned = planDelivery(file, delivery, await readKnownSources(warehouse));
  const before: (PublishedBefore | null)[] = [];
  for (const table of planned) before.push(await publishedBefore(warehouse, file, delivery.period, table));
  const fresh = planned.filter((_, at) => before[at] === null);
  if (fresh.length === 0) return repeated(before.filter((batch) => batch !== null));
  await requireDiskSpace(workspace.paths.root, file.size);
  const staged = await extractTables(spawnParser, workspace, file, fresh, job);
  try {
    return await accept(dependencies, file, delivery, planned, staged, actor, job);
  } finally {
    await removeStaged(staged);
  }
}

function repeated(before: readonly PublishedBefore[]): DeliveryResult {
  return {
    deliveryId: before[0]!.deliveryId,
    batchIds: before.map(({ batchId }) => batchId),
    repeated: true,
  };
}

/**
 * Publishes in one command, from the staged tables, while their copies are sealed; the command is acknowledged
 * when both are done. When it could not be applied the sealed copies are destroyed; when it was applied but not
 * acknowledged the next opening decides.
 */
async function accept(
  { commands, warehouse, workspace }: DeliveryDependencies,
  file: InspectedFile,
  delivery: CheckedDelivery,
  planned: readonly PlannedTable[],
  staged: readonly StagedTable[],
  actor: ActorRef,
  { signal, progress }: JobContext,
): Promise<DeliveryResult> {
  const outputs = new Map(staged.map(({ stored, extracted }) => [stored, extracted.output]));
  const handler = batchAccepted((stored, _context, use) => use(outputs.get(stored)!));
  const sealing = sealTables(workspace, staged);
  sealing.catch(() => undefined); // reported when the command awaits it
  let isApplied = false;
  try {
    return await commands.execute(
      {
        ...handler,
        apply: async (session, entry, context) => {
          await handler.apply(session, entry, context);
          await sealing;
          isApplied = true;
          return toResult(entry.data);
        },
      },
      async (allot) => toEntry(allot, file, delivery, planned, staged, await readKnownSources(warehouse)),
      { actor, signal, progress },
    );
  } catch (error) {
    await sealing.catch(() => undefined);
    if (!isApplied) for (const id of outputs.keys()) await destroySource(workspace, id);
    throw error;
  }
}

function toResult({ deliveryId, batches }: AcceptedDelivery): DeliveryResult {
  return { deliveryId, batchIds: batches.map(({ batchId }) => batchId), repeated: false };
}
