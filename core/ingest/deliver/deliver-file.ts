import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { batchAccepted } from '../batch/batch-accepted.ts';
import type { AcceptedDelivery } from '../batch/batch-entry.ts';
import { holdRules } from '../hold/hold-rules.ts';
import type { InspectedFile } from '../inspected-files.ts';
import type { SpawnParser } from '../parser/parse-file.ts';
import { readKnownSources } from '../propose/known-sources.ts';
import { acceptStaged } from './accept-staged.ts';
import { requireDiskSpace } from './disk-space.ts';
import { extractTables, removeStaged, type StagedTable } from './extract-tables.ts';
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
  /** These very tables were delivered before: nothing was done. */
  repeated: boolean;
  /** Those of the batches that wait for somebody's decision. */
  held: number[];
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
    held: before.filter(({ isHeld }) => isHeld).map(({ batchId }) => batchId),
  };
}

async function accept(
  dependencies: DeliveryDependencies,
  file: InspectedFile,
  delivery: CheckedDelivery,
  planned: readonly PlannedTable[],
  staged: readonly StagedTable[],
  actor: ActorRef,
  job: JobContext,
): Promise<DeliveryResult> {
  const { warehouse, workspace } = dependencies;
  return acceptStaged(
    dependencies,
    staged,
    {
      handler: batchAccepted,
      prepare: async (allot) =>
        toEntry(
          allot,
          file,
          delivery,
          planned,
          staged,
          await readKnownSources(warehouse),
          holdRules(workspace.mode),
        ),
      toResult: ({ data }, held) => toResult(data, held),
    },
    actor,
    job,
  );
}

function toResult({ deliveryId, batches }: AcceptedDelivery, held: number[]): DeliveryResult {
  return { deliveryId, batchIds: batches.map(({ batchId }) => batchId), repeated: false, held };
}
