import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtractedTable } from '../../../schemas/intake/parser-protocol.ts';
import { HubError } from '../../base/hub-error.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { newSourceId, storeSource } from '../../workspace/sealed-sources.ts';
import type { InspectedFile } from '../inspected-files.ts';
import { maskNotes } from '../mask-headers.ts';
import { extractFile, type ExtractedFile, type SpawnParser } from '../parser/parse-file.ts';
import type { PlannedTable } from './plan-delivery.ts';

const parserMemoryMB = 512;

/** Share of the job that reading takes, as the progress shows it. */
const readingShare = 0.5;

/** A table that was reduced into staging, and the id under which it is sealed in `sources/`. */
export interface StagedTable extends PlannedTable {
  extracted: ExtractedTable;
  stored: string;
}

/**
 * Reads and reduces tables in a parser process. The staged files are removed by `removeStaged`, whatever becomes
 * of the delivery.
 *
 * @throws HubError CONFLICT when the file is not the one that was inspected, DISK_FULL, the `FILE_…` errors.
 */
export async function extractTables(
  spawnParser: SpawnParser,
  workspace: Workspace,
  file: InspectedFile,
  tables: readonly PlannedTable[],
  job: JobContext,
): Promise<StagedTable[]> {
  const outputs = tables.map(() => join(workspace.paths.staging, `${randomUUID()}.parquet`));
  try {
    const extracted = await extract(spawnParser, workspace, file, tables, outputs, job);
    if (extracted.sha256 !== file.sha256)
      throw new HubError('CONFLICT', { kind: 'file', id: file.location.name });
    return tables.map((table, at) => {
      const one = extracted.tables[at]!;
      return { ...table, extracted: { ...one, notes: maskNotes(one.notes) }, stored: newSourceId() };
    });
  } catch (error) {
    await removeFiles(outputs);
    throw error;
  }
}

/** Seals the staged tables one after the other. Throws DISK_FULL. */
export async function sealTables(workspace: Workspace, staged: readonly StagedTable[]): Promise<void> {
  for (const { extracted, stored } of staged) await storeSource(workspace, extracted.output, stored);
}

export async function removeStaged(staged: readonly StagedTable[]): Promise<void> {
  await removeFiles(staged.map(({ extracted }) => extracted.output));
}

async function extract(
  spawnParser: SpawnParser,
  { keys }: Workspace,
  file: InspectedFile,
  tables: readonly PlannedTable[],
  outputs: readonly string[],
  { signal, progress }: JobContext,
): Promise<ExtractedFile> {
  progress('extracting', 0);
  return extractFile(
    spawnParser,
    {
      file: file.location,
      connector: file.recognition.connector,
      tables: tables.map(({ table, columns }, at) => ({
        table,
        columns: columns.map(({ index, reduction }) => ({ index, action: reduction })),
        output: outputs[at]!,
      })),
      hmacKey: keys.hmac,
      memoryLimitMB: parserMemoryMB,
    },
    {
      signal,
      onProgress: ({ bytesRead, bytesTotal }) =>
        progress('extracting', (readingShare * bytesRead) / Math.max(1, bytesTotal)),
    },
  );
}

async function removeFiles(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => rm(path, { force: true })));
}
