import { basename, join, resolve } from 'node:path';
import type { Column, RecognisedTable } from '../../../schemas/intake/connector.ts';
import type { LinkColumn, LinkJob, LinkSource } from '../../../schemas/linkage/link-job.ts';
import { HubError } from '../../base/hub-error.ts';
import { extractFile, recogniseFile, type SpawnParser } from '../../ingest/parser/parse-file.ts';
import { findColumns, findHeader, type FoundColumn } from './find-columns.ts';
import { proposedHeaders } from './preset-fields.ts';
import { sourceNames } from './source-names.ts';

/** A table of a file whose rows are linked. */
export interface LinkTable {
  /** Number of its file, from 0. */
  source: number;
  /** What `sourceNames` calls it. */
  file: string;
  sheet: string;
  columns: ReadonlyMap<string, FoundColumn>;
  label: Column | null;
  /** Its rows as Parquet (`parser-protocol.ts`). */
  path: string;
  /** All columns of the table, whether they are used or not. */
  delivered: readonly Column[];
}

export interface ReadTablesOptions {
  job: LinkJob;
  /** What the job is called in errors. */
  jobName: string;
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
 * @throws HubError `LINK_COLUMN_MISSING` and `LINK_LABELS_MISSING` where no table of a file has them all,
 * `LINK_JOB_UNKNOWN` for a sheet that there is not, `MAPPING_INCOMPLETE`, the `FILE_…` errors, `CANCELLED`, `DISK_FULL`
 */
export async function readTables(options: ReadTablesOptions): Promise<LinkTable[]> {
  const tables: LinkTable[] = [];
  for (const [source, name] of sourceNames(options.files).entries()) {
    tables.push(...(await readFile(options, source, name)));
    options.progress((source + 1) / options.files.length);
  }
  return tables;
}

async function readFile(options: ReadTablesOptions, source: number, name: string): Promise<LinkTable[]> {
  const { job, jobName, directory, spawnParser, signal } = options;
  const path = resolve(options.files[source]!);
  const location = { kind: 'plain', path, name: basename(path) } as const;
  const { recognition } = await recogniseFile(spawnParser, location, signal);
  const key = [name, String(source)].find((one) => Object.hasOwn(job.sources, one));
  const own = key === undefined ? undefined : job.sources[key];
  const asked = recognition.tables.filter(({ sheet }) => own?.sheet === undefined || own.sheet === sheet);
  if (asked.length === 0)
    throw new HubError('LINK_JOB_UNKNOWN', {
      file: jobName,
      where: `sources.${key}.sheet`,
      subject: 'sheet',
      name: own?.sheet ?? '',
      known: recognition.tables.map(({ sheet }) => sheet).join(', '),
    });
  const chosen = chooseTables(job, own, name, asked).map((table, at) => ({
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
    source,
    file: name,
    sheet: table.sheet,
    columns,
    label,
    path: output,
    delivered: table.columns,
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
  const looked = tables.map((table) => lookThrough(job, own, table));
  const mapped = looked.filter(({ missing, columns }) => missing.length === 0 && columns.size > 0);
  const complete = job.labels === undefined ? mapped : mapped.filter(({ label }) => label !== null);
  if (complete.length > 0) return complete;
  const { table, missing } = looked.reduce((best, one) =>
    one.missing.length < best.missing.length ? one : best,
  );
  const { sheet } = table;
  const headers = table.columns.map(({ header }) => header).join(', ');
  const [first] = missing;
  if (first) throw new HubError('LINK_COLUMN_MISSING', { file, sheet, ...first, headers });
  if (mapped.length > 0 && job.labels !== undefined)
    throw new HubError('LINK_LABELS_MISSING', { file, sheet, header: job.labels, headers });
  throw new HubError('MAPPING_INCOMPLETE', { file, sheet, detail: '' });
}

function lookThrough(job: LinkJob, own: LinkSource | undefined, table: RecognisedTable) {
  const given: Record<string, LinkColumn> = { ...job.columns, ...own?.columns };
  const proposed = job.preset ? proposedHeaders(job.preset, table) : {};
  const { found, missing } = findColumns({ ...proposed, ...given }, table.columns);
  const label = job.labels === undefined ? null : (findHeader(job.labels, table.columns) ?? null);
  return { table, columns: found, label, missing };
}
