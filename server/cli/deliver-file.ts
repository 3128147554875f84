import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { localAnalyst } from '../../core/access/actor.ts';
import { HubError } from '../../core/base/hub-error.ts';
import type { Core } from '../../core/create-core.ts';
import type { Batch } from '../../schemas/api/batches.ts';
import type { Reading } from '../../schemas/intake/reading.ts';
import type { FileProposal, TableProposal } from '../../schemas/api/intake.ts';
import { readingsOf } from './readings-of.ts';
import { describeHold } from './describe-hold.ts';
import { say, texts, type Output } from './output.ts';
import { waitForJob } from './wait-for-job.ts';

export interface DeliverOptions {
  department?: string;
  dataset?: string;
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
 * @throws HubError MAPPING_INCOMPLETE when no table's dataset was recognised or named
 */
export async function deliverFile(
  core: Core,
  file: string,
  options: DeliverOptions,
  output: Output,
): Promise<DeliveredFile> {
  const proposal = await inspectFile(core, file);
  const proposed: TableProposal[] = [];
  for (const table of proposal.tables) {
    if (!options.dataset && !table.dataset)
      output.line(say(texts.unrecognised, { file: proposal.fileName, sheet: table.sheet }));
    else if (!options.dataset || options.dataset === table.dataset) proposed.push(table);
    else proposed.push(await core.ingest.propose(proposal.fileId, table.table, options.dataset));
  }
  const readings = options.reading ? readingsOf(proposed, options.reading) : null;
  const tables = proposed.map(({ table, dataset }, at) => ({
    table,
    dataset: dataset!,
    ...(readings ? { reading: readings[at] } : {}),
  }));
  if (tables.length === 0) {
    await core.ingest.discard(proposal.fileId);
    throw new HubError('MAPPING_INCOMPLETE', { file: proposal.fileName, sheet: '', detail: '--dataset' });
  }
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
  return { file: proposal.fileName, repeated: result.repeated === true, batches };
}

/** Says what became of a delivered file, batch by batch. */
export function describeDelivery({ file, repeated, batches }: DeliveredFile, output: Output): void {
  if (repeated) output.line(say(texts.redelivered, { file }));
  for (const batch of batches) {
    const named = batch.sheet ? `${file} ${batch.sheet}` : file;
    if (batch.state === 'held') describeHold(batch, named, output);
    else if (!repeated) output.line(say(texts.delivered, { ...batch, file: named, batch: batch.batchId }));
  }
}
