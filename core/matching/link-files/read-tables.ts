import { basename, join } from 'node:path';
import type { Column, RecognisedTable } from '../../../schemas/intake/connector.ts';
import type { LinkColumn, LinkJob, LinkSource } from '../../../schemas/linkage/link-job.ts';
import { HubError } from '../../base/hub-error.ts';
import { extractFile, recogniseFile, type SpawnParser } from '../../ingest/parser/parse-file.ts';
import { findColumns, findHeader, type FoundColumn } from './find-columns.ts';
import { proposedHeaders } from './preset-fields.ts';

/** A table of a file whose rows are linked. */
export interface LinkTable {
  /** Number of its file, from 0. */
  source: number;
  file: string;
  sheet: string;
  columns: ReadonlyMap<string, FoundColumn>;
  label: Column | null;
  /** Its rows as Parquet (`parser-protocol.ts`). */
  path: string;
  /** Columns of the file, whether they are used or not. */
  width: number;
}

export interface ReadTablesOptions {
  job: LinkJob;
  files: readonly string[];
  /** A private folder. */
  directory: string;
  spawnParser: SpawnParser;
  signal: AbortSignal;
  progress(fraction: number): void;
}

const parserMemoryMB = 512;

/**
 * Reads all tables of the files that have the job's columns, each file in a parser process of its own.
 *
 * @throws HubError `LINK_COLUMN_MISSING` where no table of a file has them all, `MAPPING_INCOMPLETE`, the `FILE_…`
 * errors, `CANCELLED`, `DISK_FULL`
 */
export async function readTables(options: ReadTablesOptions): Promise<LinkTable[]> {
  const tables: LinkTable[] = [];
  for (const [source, path] of options.files.entries()) {
    tables.push(...(await readFile(options, source, path)));
    options.progress((source + 1) / options.files.length);
  }
  return tables;
}

async function readFile(options: ReadTablesOptions, source: number, path: string): Promise<LinkTable[]> {
  const { job, directory, spawnParser, signal } = options;
  const location = { kind: 'plain', path, name: basename(path) } as const;
  const { recognition } = await recogniseFile(spawnParser, location, signal);
  const own = job.sources[location.name] ?? job.sources[String(source)];
  const chosen = chooseTables(job, own, location.name, recognition.tables).map((table, at) => ({
    ...table,
    path: join(directory, `${source}-${at}.parquet`),
  }));
  await extractFile(
    spawnParser,
    {
      file: location,
      connector: recognition.connector,
      tables: chosen.map(({ table, path: output }) => ({
        table,
        columns: table.columns.map(({ index }) => ({ index, action: 'keep' as const })),
        output,
      })),
      hmacKey: new Uint8Array(32), // no column is hashed
      memoryLimitMB: parserMemoryMB,
    },
    { signal },
  );
  return chosen.map(({ table, columns, label, path: output }) => ({
    ...{ source, file: location.name, sheet: table.sheet, columns, label, path: output },
    width: table.columns.length,
  }));
}

interface ChosenTable {
  table: RecognisedTable;
  columns: ReadonlyMap<string, FoundColumn>;
  label: Column | null;
}

/** The tables that have all columns; of a file where none has, what the first one lacks is named. */
function chooseTables(
  job: LinkJob,
  own: LinkSource | undefined,
  file: string,
  tables: readonly RecognisedTable[],
): ChosenTable[] {
  const asked = tables.filter(({ sheet }) => own?.sheet === undefined || own.sheet === sheet);
  if (asked.length === 0)
    throw new HubError('LINK_JOB_WRONG', {
      file,
      where: `sources.${file}.sheet`,
      detail: `${own?.sheet} (${tables.map(({ sheet }) => sheet).join(', ')})`,
    });
  const looked = asked.map((table) => lookThrough(job, own, table));
  const complete = looked.filter(({ missing, columns }) => missing.length === 0 && columns.size > 0);
  if (complete.length > 0) return complete;
  const { table, missing } = looked.reduce((best, one) =>
    one.missing.length < best.missing.length ? one : best,
  );
  const [first] = missing;
  if (!first) throw new HubError('MAPPING_INCOMPLETE', { file, sheet: table.sheet, detail: '' });
  const headers = table.columns.map(({ header }) => header).join(', ');
  throw new HubError('LINK_COLUMN_MISSING', { file, sheet: table.sheet, ...first, headers });
}

function lookThrough(job: LinkJob, own: LinkSource | undefined, table: RecognisedTable) {
  const given: Record<string, LinkColumn> = { ...job.columns, ...own?.columns };
  const proposed = job.preset ? proposedHeaders(job.preset, table) : {};
  const { found, missing } = findColumns({ ...proposed, ...given }, table.columns);
  const label = job.labels === undefined ? null : (findHeader(job.labels, table.columns) ?? null);
  const unlabelled = job.labels !== undefined && !label ? [{ column: 'labels', header: job.labels }] : [];
  return { table, columns: found, label, missing: [...missing, ...unlabelled] };
}
