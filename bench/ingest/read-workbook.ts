import { readFile } from 'node:fs/promises';
import { openByteSource } from '../../core/ingest/parser/byte-source.ts';
import { connectors } from '../../connectors/registry.ts';

export type WorkbookReader = 'own' | 'hucre' | 'sheetjs';

/** Reads every cell of a workbook's first sheet with one reader. Returns the seconds and the rows below the header. */
export async function readWorkbookWith(
  reader: WorkbookReader,
  path: string,
): Promise<{ seconds: number; rows: number }> {
  const started = performance.now();
  const rows = await readers[reader](path);
  return { seconds: (performance.now() - started) / 1000, rows };
}

const readers: Record<WorkbookReader, (path: string) => Promise<number>> = {
  /** Recognising, as for every file, and reading to the batches that the parser process reduces. */
  async own(path) {
    const source = await openByteSource({ kind: 'plain', path, name: 'population.xlsx' });
    const { signal } = new AbortController();
    const connector = connectors.find(({ id }) => id === 'xlsx')!;
    const { tables } = await connector.recognise(source, signal);
    let rows = 0;
    for await (const batch of connector.read(source, tables[0]!, signal)) rows += batch.records;
    await source.close();
    return rows;
  },
  async hucre(path) {
    const { streamXlsxRows } = await import('hucre/xlsx');
    let rows = 0;
    for await (const { values } of streamXlsxRows(await readFile(path))) if (values.length > 0) rows++;
    return rows - 1;
  },
  async sheetjs(path) {
    const { read, utils } = await import('@e965/xlsx');
    const workbook = read(await readFile(path), { dense: true });
    const sheet = workbook.Sheets[workbook.SheetNames[0]!]!;
    return utils.sheet_to_json(sheet, { header: 1 }).length - 1;
  },
};
