import { open } from 'node:fs/promises';
import { writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from 'hucre/xlsx';
import type { Cell, ExportColumn, ExportRow } from './department-export.ts';

/** Writes a workbook of one sheet, with its titles above the header. */
export async function writeXlsx<Subject>(
  path: string,
  format: { sheet: string; titles: string[] },
  columns: ExportColumn<Subject>[],
  rows: Iterable<ExportRow>,
  afterRow: (row: ExportRow) => Promise<void> | undefined,
): Promise<void> {
  const stream = writeXlsxStream(sheetRows(format.titles, columns, rows, afterRow), {
    name: format.sheet,
    columns: columns.map((column) => (column.times ? { numFmt: 'yyyy/m/d h:mm:ss' } : {})),
    maxRowsPerSheet: XLSX_MAX_ROWS_PER_SHEET,
  });
  const handle = await open(path, 'w');
  try {
    for await (const chunk of stream)
      for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at)).bytesWritten;
  } finally {
    await handle.close();
  }
}

async function* sheetRows<Subject>(
  titles: string[],
  columns: ExportColumn<Subject>[],
  rows: Iterable<ExportRow>,
  afterRow: (row: ExportRow) => Promise<void> | undefined,
): AsyncGenerator<Cell[]> {
  let count = titles.length + 1;
  for (const title of titles) yield [title];
  yield columns.map((column) => column.header);
  for (const row of rows) {
    if (++count > XLSX_MAX_ROWS_PER_SHEET) throw new RangeError('A sheet holds no more rows.');
    yield row.cells;
    const pending = afterRow(row);
    if (pending) await pending;
  }
}
