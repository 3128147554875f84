import { randomUUID } from 'node:crypto';
import { Delivery, type FileProposal } from '../../schemas/api/intake.ts';
import type { FileLocation } from '../../schemas/intake/parser-protocol.ts';
import { cityTime, type Clock } from '../base/clock.ts';
import { HubError } from '../base/hub-error.ts';
import type { ActorRef } from '../journal/command.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { requireUndoable, undoBatch } from './batch/undo-batch.ts';
import { deliverFile, type DeliveryDependencies } from './deliver/deliver-file.ts';
import { planDelivery } from './deliver/plan-delivery.ts';
import { carryOut, requireDecidable, type HoldDecision } from './hold/decide-batch.ts';
import type { Ingest } from './ingest.ts';
import { InspectedFiles, removeUpload } from './inspected-files.ts';
import { recogniseFile } from './parser/parse-file.ts';
import { readKnownSources } from './propose/known-sources.ts';
import { previewTable } from './propose/preview-table.ts';
import { proposeFile } from './propose/propose-file.ts';
import { proposeTable } from './propose/propose-table.ts';
import { batchReport } from './reports/batch-report.ts';
import { issuePage } from './reports/issue-page.ts';
import { listBatches } from './reports/list-batches.ts';
import { listRejects } from './reports/list-rejects.ts';
import { requireDataset } from './require-dataset.ts';
import { listSources } from './sources/list-sources.ts';

export interface IngestDependencies extends DeliveryDependencies {
  jobs: Jobs;
  clock: Clock;
}

/** The data's way into the hub. `spawnParser` starts a parser process as the host supplies it. */
export function createIngest(dependencies: IngestDependencies): Ingest {
  const { warehouse, jobs, clock } = dependencies;
  const today = () => cityTime(clock.now()).slice(0, 10);
  const files = new InspectedFiles();
  return {
    inspect: (location, _actor, fileId) => inspect(dependencies, files, location, fileId),
    async propose(fileId, position, dataset) {
      const table = files.get(fileId).recognition.tables[position];
      if (!table) throw new HubError('NOT_FOUND', { kind: 'table', id: String(position) });
      const { id } = requireDataset(dataset);
      return proposeTable(warehouse, table, position, await readKnownSources(warehouse), id);
    },
    async preview(fileId, choice) {
      const delivery = Delivery.parse({ fileId, department: 'nobody', tables: [choice] });
      const [planned] = planDelivery(files.get(fileId), delivery, await readKnownSources(warehouse));
      return previewTable(warehouse, planned!, today());
    },
    deliver: (delivery, actor) => deliver(dependencies, files, delivery, actor),
    discard: (fileId) => files.discard(fileId),
    async undo(batchId, dataVersion, actor) {
      await requireUndoable(warehouse, batchId, dataVersion);
      const job = jobs.start({ kind: 'undo', subject: String(batchId), writes: true }, async (context) => {
        await undoBatch(dependencies, batchId, dataVersion, actor, context);
        return { batchId };
      });
      return { jobId: job.id };
    },
    release: (batchId, seenVersion, actor) =>
      decide(dependencies, 'release', { batchId, seenVersion }, actor),
    dismiss: (batchId, seenVersion, actor) =>
      decide(dependencies, 'dismiss', { batchId, seenVersion }, actor),
    listBatches: () => listBatches(warehouse),
    report: (batchId) => batchReport(warehouse, batchId),
    issues: (query) => issuePage(warehouse, query),
    listSources: () => listSources(warehouse, today()),
    rejects: (batchId) => listRejects(warehouse, batchId),
    close: () => files.close(),
  };
}

/** Starts the job that releases or dismisses a held batch. */
async function decide(
  dependencies: IngestDependencies,
  kind: HoldDecision,
  held: { batchId: number; seenVersion: number },
  actor: ActorRef,
): Promise<{ jobId: string }> {
  const { batchId } = held;
  await requireDecidable(dependencies, kind, held);
  const order = { kind, subject: String(batchId), writes: true };
  const job = dependencies.jobs.start(order, async (context) => {
    await carryOut(dependencies, kind, held, actor, context);
    return { batchId };
  });
  return { jobId: job.id };
}

async function inspect(
  { spawnParser, warehouse }: IngestDependencies,
  files: InspectedFiles,
  location: FileLocation,
  fileId: string = randomUUID(),
): Promise<FileProposal> {
  try {
    const file = { fileId, location, ...(await recogniseFile(spawnParser, location)) };
    await files.put(file);
    return await proposeFile(warehouse, file);
  } catch (error) {
    await removeUpload(location);
    throw error;
  }
}

/** Starts the job. What is wrong with the choices themselves is said at once, before it. */
async function deliver(
  dependencies: IngestDependencies,
  files: InspectedFiles,
  input: Delivery,
  actor: ActorRef,
): Promise<{ jobId: string }> {
  const delivery = Delivery.parse(input);
  const file = files.get(delivery.fileId);
  planDelivery(file, delivery, await readKnownSources(dependencies.warehouse));
  const subject = file.location.name;
  const job = dependencies.jobs.start({ kind: 'ingest', subject, writes: true }, async (context) => {
    const result = await deliverFile(dependencies, file, delivery, actor, context);
    await files.discard(delivery.fileId);
    return result;
  });
  return { jobId: job.id };
}
