import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { CategoryPath } from '../../../../schemas/api/opinion/taxonomy.ts';
import type { Column, RecognisedTable } from '../../../../schemas/intake/connector.ts';
import type { FileLocation } from '../../../../schemas/intake/parser-protocol.ts';
import { HubError } from '../../../base/hub-error.ts';
import { removeUpload } from '../../../ingest/inspected-files.ts';
import { extractFile, recogniseFile } from '../../../ingest/parser/parse-file.ts';
import { sealUpload } from '../../../ingest/sealed-upload.ts';
import { literal } from '../../../warehouse/quote.ts';
import type { Labelling } from '../labelling.ts';

const mostBytes = 10 * 1024 * 1024;
const parserMemoryMB = 256;
const levelHeaders = [/一级|大类|level ?1/iu, /二级|中类|小类|level ?2/iu, /三级|细类|level ?3/iu];

type Dependencies = Pick<Labelling, 'workspace' | 'warehouse' | 'spawnParser'>;

/**
 * The categories of a file's table, wider ones in the columns before narrower ones: those whose headers name the levels, otherwise the
 * first three. The file is read as every delivered file: in a process of its own. Cells that are empty under a filled one repeat it.
 *
 * @throws HubError `MAPPING_INCOMPLETE` for a table without categories, or one of the `FILE_…` errors
 */
export async function readTaxonomyFile(labelling: Dependencies, file: Blob): Promise<string[]> {
  const name = file instanceof File && file.name !== '' ? file.name : 'taxonomy';
  const bytes = Readable.fromWeb(file.stream() as ReadableStream<Uint8Array>);
  const location = await sealUpload(bytes, labelling.workspace.paths.inbox, name, { bytes: mostBytes });
  try {
    const { recognition } = await recogniseFile(labelling.spawnParser, location);
    const [table] = recognition.tables;
    if (!table) throw new HubError('NO_TABLE', { file: name });
    const rows = await readColumns(labelling, location, { connector: recognition.connector, table });
    const paths = pathsOf(rows);
    if (paths.length === 0)
      throw new HubError('MAPPING_INCOMPLETE', { file: name, sheet: table.sheet, detail: '' });
    return paths;
  } finally {
    await removeUpload(location);
  }
}

function levelColumns({ columns }: RecognisedTable): Column[] {
  const named = levelHeaders.flatMap((pattern) => columns.find(({ header }) => pattern.test(header)) ?? []);
  return named.length > 0 ? named : columns.slice(0, levelHeaders.length);
}

async function readColumns(
  { workspace, warehouse, spawnParser }: Dependencies,
  file: FileLocation,
  { connector, table }: { connector: string; table: RecognisedTable },
): Promise<string[][]> {
  const columns = levelColumns(table);
  const output = join(workspace.paths.staging, `${randomUUID()}.parquet`);
  try {
    await extractFile(spawnParser, {
      file,
      connector,
      tables: [
        {
          table,
          columns: table.columns.map(({ index }) => ({
            index,
            action: columns.some((column) => column.index === index) ? 'keep' : 'drop',
          })),
          output,
        },
      ],
      hmacKey: workspace.keys.hmac,
      memoryLimitMB: parserMemoryMB,
    });
    const rows = await warehouse.all<{ cells: (string | null)[] }>(
      `SELECT [${columns.map(({ index }) => `c${index}`).join(', ')}] AS cells FROM read_parquet(${literal(output)}) ORDER BY row_number`,
    );
    return rows.map(({ cells }) => cells.map((cell) => cell?.trim() ?? ''));
  } finally {
    await rm(output, { force: true });
  }
}

/** Paths of the rows, each once; what stands to the left of a filled cell and is empty repeats the row above. */
export function pathsOf(rows: readonly (readonly string[])[]): string[] {
  const paths = new Set<string>();
  let above: string[] = [];
  for (const row of rows) {
    const last = row.findLastIndex((cell) => cell !== '');
    if (last < 0) continue;
    const names = row
      .slice(0, last + 1)
      .map((cell, level) => (cell === '' ? (above[level] ?? '') : cell.replaceAll('/', '／')));
    above = names;
    const path = names.join('/');
    if (CategoryPath.safeParse(path).success) paths.add(path);
  }
  return [...paths];
}
