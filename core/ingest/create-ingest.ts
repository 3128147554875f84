import { randomUUID } from 'node:crypto';
import { Delivery, type FileProposal } from '../../schemas/api/intake.ts';
import { cityTime, type Clock } from '../base/clock.ts';
import { HubError } from '../base/hub-error.ts';
import type { ActorRef } from '../journal/command.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { requireUndoable, undoBatch } from './batch/undo-batch.ts';
import { departmentOfBatch } from './department-of-batch.ts';
import { deliverFile, type DeliveryDependencies } from './deliver/deliver-file.ts';
import { planDelivery } from './deliver/plan-delivery.ts';
import { carryOut, requireDecidable, type HoldDecision } from './hold/decide-batch.ts';
import type { Ingest } from './ingest.ts';
import { InspectedFiles, removeUpload, type InspectedFile } from './inspected-files.ts';
import { maskHeaders } from './mask-headers.ts';
import { recogniseFile } from './parser/parse-file.ts';
import { readKnownSources } from './propose/known-sources.ts';
import { previewTable } from './propose/preview-table.ts';
import { proposeFile } from './propose/propose-file.ts';
import { proposeTable } from './propose/propose-table.ts';
import { batchReport } from './reports/batch-report.ts';
import { changePage } from './reports/change-page.ts';
import { issuePage } from './reports/issue-page.ts';
import { listBatches } from './reports/list-batches.ts';
import { listRejects } from './reports/list-rejects.ts';
import { requireDataset } from './require-dataset.ts';
import { deliverCorrection, requireOwnDepartment } from './slip/deliver-correction.ts';
import { planCorrection } from './slip/plan-correction.ts';
import { proposeCorrection } from './slip/propose-correction.ts';
import { writeSlip } from './slip/write-slip.ts';
import { listSources } from './sources/list-sources.ts';
import { isUnfilled, readTemplate } from './template/template-layout.ts';
import { writeTemplate } from './template/write-template.ts';

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
    inspect: (location, bearer, fileId = randomUUID(), origin = {}) =>
      inspect(dependencies, files, today(), { location, fileId, origin, bearer }),
    bearerOf: (fileId) => files.bearerOf(fileId),
    proposal: async (fileId) => propose(dependencies, files.get(fileId), today()),
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
    deliver: (delivery, actor) => deliver(dependencies, files, delivery, today, actor),
    discard: (fileId) => files.discard(fileId),
    async undo(batchId, dataVersion, actor) {
      await requireUndoable(warehouse, batchId, dataVersion);
      const order = { kind: 'undo', subject: String(batchId), writes: true } as const;
      const department = await departmentOfBatch(warehouse, batchId);
      const job = jobs.start({ ...order, department }, async (context) => {
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
    changes: (query) => changePage(warehouse, query),
    slip: (batchId) => writeSlip(warehouse, dependencies.workspace.id, batchId, cityTime(clock.now())),
    template: async (dataset) => writeTemplate(requireDataset(dataset)),
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
  const department = await departmentOfBatch(dependencies.warehouse, batchId);
  const order = { kind, subject: String(batchId), writes: true, department };
  const job = dependencies.jobs.start(order, async (context) => {
    await carryOut(dependencies, kind, held, actor, context);
    return { batchId };
  });
  return { jobId: job.id };
}

async function inspect(
  dependencies: IngestDependencies,
  files: InspectedFiles,
  today: string,
  brought: Pick<InspectedFile, 'location' | 'fileId' | 'origin' | 'bearer'>,
): Promise<FileProposal> {
  try {
    const recognised = await recogniseFile(dependencies.spawnParser, brought.location);
    const recognition = maskHeaders(recognised.recognition);
    const file = asTemplate({ ...brought, ...recognised, recognition });
    await files.put(file);
    return await propose(dependencies, file, today);
  } catch (error) {
    await removeUpload(brought.location);
    throw error;
  }
}

/**
 * Of a filled-in template only the sheet of data counts, and it says itself what it is for.
 * @throws HubError FILE_REFUSED for one that nobody has filled in: published as a snapshot it would empty its source
 */
function asTemplate(file: InspectedFile): InspectedFile {
  const template = readTemplate(file.recognition);
  if (!template) return file;
  const { dataset, tables } = template;
  if (isUnfilled(template))
    throw new HubError('FILE_REFUSED', { file: file.location.name, reason: 'blank-template' });
  return { ...file, dataset, recognition: { ...file.recognition, tables, notes: [] } };
}

/** What to do with an inspected file: a corrected slip says itself which rows it brings back. */
async function propose(
  { warehouse, workspace }: IngestDependencies,
  file: InspectedFile,
  today: string,
): Promise<FileProposal> {
  const correction = await planCorrection(warehouse, workspace, file, today);
  return correction ? proposeCorrection(warehouse, file, correction) : proposeFile(warehouse, file);
}

/** Starts the job. What is wrong with the choices themselves is said at once, before it. */
async function deliver(
  dependencies: IngestDependencies,
  files: InspectedFiles,
  input: Delivery,
  today: () => string,
  actor: ActorRef,
): Promise<{ jobId: string }> {
  const { warehouse, workspace, jobs } = dependencies;
  const delivery = Delivery.parse(input);
  const file = files.get(delivery.fileId);
  const planAgain = () => planCorrection(warehouse, workspace, file, today());
  const correction = await planAgain();
  if (correction) requireOwnDepartment(correction, delivery.department);
  else planDelivery(file, delivery, await readKnownSources(warehouse));
  const { department } = delivery;
  const order = { kind: 'ingest', subject: file.location.name, writes: true, department } as const;
  const job = jobs.start(order, async (context) => {
    const result = correction
      ? await deliverCorrection(dependencies, file, planAgain, actor, context)
      : await deliverFile(dependencies, file, delivery, actor, context);
    await files.discard(delivery.fileId);
    await file.origin.onDelivered?.(result);
    return result;
  });
  return { jobId: job.id };
}
