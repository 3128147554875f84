import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { localAnalyst } from '../../core/access/actor.ts';
import { HubError } from '../../core/base/hub-error.ts';
import type { Core } from '../../core/create-core.ts';
import type { Batch } from '../../schemas/api/batches.ts';
import type { Reading } from '../../schemas/intake/reading.ts';
import type { Delivery, FileProposal, TableProposal } from '../../schemas/api/intake.ts';
import { chooseDatasets } from './choose-datasets.ts';
import { readingsOf } from './readings-of.ts';
import { describeHold } from './describe-hold.ts';
import { say, texts, type Output } from './output.ts';
import { waitForJob } from './wait-for-job.ts';

export interface DeliverOptions {
  department?: string;
  /** As `chooseDatasets` takes them. */
  dataset?: string[];
  period?: string;
  /** What a file is to its source; left out, what it was the last time, and a snapshot the first. */
  mode?: 'snapshot' | 'delta';
  /** Local codes by field or header, and the coordinate system; what is left out stays as proposed. */
  reading?: Partial<Reading>;
}

export interface DeliveredFile {
  file: string;
  /** These very tables were published before; nothing was done. */
  repeated: boolean;
  batches: Batch[];
  /** Names of the tables that were not delivered because nobody knows what they are. */
  unrecognised: string[];
  /** Rows of a corrected slip that were left as they were; the batch counts them with those that are no data. */
  untouched: number;
}

/** Recognises a file of this machine; nothing is written. @throws HubError FILE_MISSING, FILE_… */
export async function inspectFile(core: Core, file: string): Promise<FileProposal> {
  const path = resolve(file);
  const facts = await stat(path).catch(() => null);
  if (!facts?.isFile()) throw new HubError('FILE_MISSING', { file });
  return core.ingest.inspect({ kind: 'plain', path, name: basename(path) }, localAnalyst);
}

/**
 * Delivers every table of a file whose dataset is known, as the hub proposes it.
 * @throws HubError as `chooseDatasets`; then nothing of the file was delivered
 */
export async function deliverFile(
  core: Core,
  file: string,
  options: DeliverOptions,
  output: Output,
): Promise<DeliveredFile> {
  const proposal = await inspectFile(core, file);
  const { tables, unrecognised } = await chooseTables(core, proposal, options).catch(
    async (error: unknown) => {
      await core.ingest.discard(proposal.fileId);
      throw error;
    },
  );
  const { jobId } = await core.ingest.deliver(
    {
      fileId: proposal.fileId,
      department: options.department ?? proposal.department ?? texts.unnamedDepartment,
      period: options.period ?? null,
      ...(options.mode ? { mode: options.mode } : {}),
      tables,
    },
    localAnalyst,
  );
  const result = await waitForJob(core, jobId, output);
  const ids = new Set(result.batchIds as number[]);
  const batches = (await core.ingest.listBatches()).filter(({ batchId }) => ids.has(batchId));
  const untouched = await countUntouched(core, batches);
  return { file: proposal.fileName, repeated: result.repeated === true, batches, unrecognised, untouched };
}

/** The tables to deliver, each as the dataset that it is or was said to be. */
async function chooseTables(
  core: Core,
  { fileId, fileName, tables }: FileProposal,
  options: DeliverOptions,
): Promise<{ tables: Delivery['tables']; unrecognised: string[] }> {
  const { datasets, unrecognised } = chooseDatasets(fileName, tables, options.dataset ?? []);
  const proposed: TableProposal[] = [];
  for (const [at, table] of tables.entries()) {
    const dataset = datasets[at] ?? null;
    if (dataset === null) continue;
    proposed.push(
      dataset === table.dataset ? table : await core.ingest.propose(fileId, table.table, dataset),
    );
  }
  const readings = options.reading ? readingsOf(proposed, options.reading) : null;
  const chosen = proposed.map(({ table, dataset }, at) => ({
    table,
    dataset: dataset!,
    ...(readings ? { reading: readings[at] } : {}),
  }));
  return { tables: chosen, unrecognised };
}

async function countUntouched(core: Core, batches: readonly Batch[]): Promise<number> {
  const correction = batches.find(({ corrects }) => corrects !== null);
  if (!correction) return 0;
  const { nonData } = await core.ingest.report(correction.batchId);
  return nonData.find(({ kind }) => kind === 'untouched')?.rows ?? 0;
}

/** Says what became of a delivered file, batch by batch. */
export function describeDelivery(delivered: DeliveredFile, output: Output): void {
  const { file, repeated, batches, unrecognised, untouched } = delivered;
  for (const sheet of unrecognised) output.line(say(texts.unrecognised, { file, sheet }));
  if (repeated) output.line(say(texts.redelivered, { file }));
  for (const batch of batches) {
    const named = batch.sheet ? `${file} ${batch.sheet}` : file;
    if (batch.state === 'held') describeHold(batch, named, output);
    else if (!repeated) {
      const nonData = batch.nonData - untouched;
      const template = batch.corrects === null ? texts.delivered : texts.corrected;
      output.line(say(template, { ...batch, nonData, untouched, file: named, batch: batch.batchId }));
    }
  }
}
