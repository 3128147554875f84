import type { Delivery, DeliveryMode, FileProposal } from '../../../schemas/api/intake.ts';
import type { PullRun } from '../../../schemas/api/pulls.ts';
import { jobResult } from '../../jobs/job-result.ts';
import type { JobContext, Jobs } from '../../jobs/jobs.ts';
import type { ActorRef } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { knownDelivery } from '../deliver/known-delivery.ts';
import type { Ingest } from '../ingest.ts';
import { removeUpload } from '../inspected-files.ts';
import { pullDatabase, type SpawnParser } from '../parser/parse-file.ts';
import type { PullState, PullStates } from './pull-state.ts';
import { requirePull } from './read-pulls.ts';
import { fromStored } from './stored-definition.ts';
import type { WaitingPulls } from './waiting-pulls.ts';

export interface PullDependencies {
  workspace: Workspace;
  warehouse: Session;
  spawnParser: SpawnParser;
  ingest: Ingest;
  jobs: Jobs;
  states: PullStates;
  waiting: WaitingPulls;
}

/** What became of the rows that were pulled. */
interface PulledFile {
  outcome: Exclude<PullRun['outcome'], 'failed'>;
  /** The inspected file, when a person must confirm how it is read. */
  fileId?: string;
  batchIds?: number[];
}

export interface PullResult extends PulledFile {
  /** Some rows have no value of the growing key. */
  hasKeyless: boolean;
}

/**
 * Pulls what is new and delivers it like a file. A layout that the department's source knows needs nobody; any
 * other waits on the intake page. How far the growing key came counts once its delivery is published.
 *
 * @throws HubError NOT_FOUND, the `DATABASE_…` and `FILE_…` errors, whatever the delivery threw
 */
export async function runPull(
  dependencies: PullDependencies,
  pullId: number,
  actor: ActorRef,
  { signal, progress }: JobContext,
): Promise<PullResult> {
  const { workspace, warehouse, spawnParser, states, waiting } = dependencies;
  const state = await states.get(pullId);
  const definition = fromStored((await requirePull(warehouse, pullId)).definition, state);
  const after = definition.query.key === null ? null : await reachedBefore(warehouse, state);
  progress('pulling', null);
  const { address, query } = definition;
  const { location, last, hasKeyless } = await pullDatabase(
    spawnParser,
    {
      pull: { address, password: state.password, query, after },
      inbox: workspace.paths.inbox,
      name: `${definition.name}.csv`,
    },
    { signal },
  );
  if (query.key !== null && last === null) {
    await removeUpload(location);
    return { outcome: 'nothing-new', hasKeyless };
  }
  const mode = query.key === null ? 'snapshot' : 'delta';
  const proposal = await dependencies.ingest.inspect(location, null, undefined, {
    department: definition.department,
    mode,
    isKept: true,
    async onDelivered({ deliveryId }) {
      await remember(states, pullId, { deliveryId, after, last });
      await waiting.replace(pullId, null);
    },
  });
  const pulled = await goOn(dependencies, proposal, { department: definition.department, mode }, actor);
  if (pulled.fileId !== undefined) await waiting.replace(pullId, pulled.fileId);
  return { ...pulled, hasKeyless };
}

/** Delivers what was pulled, or leaves it for a person to confirm. */
async function goOn(
  dependencies: PullDependencies,
  proposal: FileProposal,
  { department, mode }: { department: string; mode: DeliveryMode },
  actor: ActorRef,
): Promise<PulledFile> {
  const { fileId } = proposal;
  try {
    const known = await knownDelivery(dependencies.warehouse, proposal, department);
    if ('reason' in known) return { outcome: 'waiting', fileId };
    return await deliver(dependencies, { ...known, mode, fileId }, actor);
  } catch (error) {
    await dependencies.ingest.discard(fileId);
    throw error;
  }
}

/**
 * The key up to which published deliveries follow on one another without a gap: what was undone is pulled again, even
 * from the middle.
 */
async function reachedBefore(warehouse: Session, { reached }: PullState): Promise<string | null> {
  const rows = await warehouse.all<{ delivery_id: number }>(
    `SELECT DISTINCT delivery_id FROM ops.batch WHERE state = 'published'`,
  );
  const published = new Set(rows.map(({ delivery_id }) => delivery_id));
  let upTo: string | null = null;
  for (const { deliveryId, after, last } of reached)
    if (published.has(deliveryId) && after === upTo) upTo = last;
  return upTo;
}

async function remember(
  states: PullStates,
  pullId: number,
  { deliveryId, after, last }: { deliveryId: number; after: string | null; last: string | null },
): Promise<void> {
  if (last === null) return;
  await states.change(pullId, ({ reached }) => ({ reached: [...reached, { deliveryId, after, last }] }));
}

async function deliver(
  { ingest, jobs, warehouse }: PullDependencies,
  delivery: Delivery,
  actor: ActorRef,
): Promise<PulledFile> {
  const { jobId } = await ingest.deliver(delivery, actor);
  const { batchIds } = (await jobResult(jobs, jobId)) as { batchIds: number[] };
  return { outcome: await outcomeOf(warehouse, batchIds), batchIds };
}

/** Rows of the last key come with every pull: a delivery that changed nothing brought nothing new. */
async function outcomeOf(
  warehouse: Session,
  batchIds: readonly number[],
): Promise<'delivered' | 'nothing-new'> {
  const [counted] = await warehouse.all<{ changes: bigint }>(
    `SELECT coalesce(sum(added + changed + gone + quarantined), 0) AS changes
     FROM ops.batch WHERE batch_id IN (SELECT unnest($1::BIGINT[]))`,
    [batchIds.map(BigInt)],
  );
  return Number(counted!.changes) > 0 ? 'delivered' : 'nothing-new';
}
