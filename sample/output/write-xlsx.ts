import { open } from 'node:fs/promises';
import { writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from 'hucre/xlsx';
import type { Cell, ExportColumn, ExportRow } from './department-export.ts';

export interface WorkbookFormat {
  /** Name of the first sheet; further ones are called `<name>_2`, `<name>_3`, … */
  sheet: string;
  titles: string[];
  /** Rows that a sheet holds, titles and header among them: as many as a spreadsheet can, unless given. */
  rowsPerSheet?: number;
}

/** Told each row with the sheet it stands in, when it has been written. */
export type AfterRow = (row: ExportRow, sheet: string) => Promise<void> | undefined;

/**
 * Writes a workbook. What one sheet does not hold goes on in the next, below the same titles and header, as
 * departments' systems export it.
 */
export async function writeXlsx<Subject>(
  path: string,
  format: WorkbookFormat,
  columns: ExportColumn<Subject>[],
  rows: Iterable<ExportRow>,
  afterRow: AfterRow,
): Promise<void> {
  const maxRowsPerSheet = format.rowsPerSheet ?? XLSX_MAX_ROWS_PER_SHEET;
  const stream = writeXlsxStream(sheetRows(format, maxRowsPerSheet, columns, rows, afterRow), {
    name: format.sheet,
    columns: columns.map((column) => (column.times ? { numFmt: 'yyyy/m/d h:mm:ss' } : {})),
    maxRowsPerSheet,
    // The writer would repeat the first row, which is a title.
    repeatHeaders: false,
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
  { sheet: name, titles }: WorkbookFormat,
  rowsPerSheet: number,
  columns: ExportColumn<Subject>[],
  rows: Iterable<ExportRow>,
  afterRow: AfterRow,
): AsyncGenerator<Cell[]> {
  const head: Cell[][] = [...titles.map((title) => [title]), columns.map((column) => column.header)];
  let [sheet, sheets, written] = [name, 1, head.length];
  yield* head;
  for (const row of rows) {
    if (written === rowsPerSheet) {
      sheet = `${name}_${++sheets}`;
      written = head.length;
      yield* head;
    }
    written++;
    yield row.cells;
    const pending = afterRow(row, sheet);
    if (pending) await pending;
  }
}
