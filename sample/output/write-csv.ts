import type { Cell, ExportRow } from './department-export.ts';
import type { Encoding } from './encodings.ts';
import { TextFile } from './text-file.ts';

const needsQuotes = { ',': /[",\r\n]/, '\t': /["\t\r\n]/ } as const;

/** Writes a delimited text file with line ends of Windows; quotes only where needed. */
export async function writeCsv(
  path: string,
  format: { encoding: Encoding; delimiter: ',' | '\t' },
  headers: string[],
  rows: Iterable<ExportRow>,
  afterRow: (row: ExportRow) => Promise<void> | undefined,
): Promise<void> {
  const file = await TextFile.create(path, format.encoding);
  try {
    file.add(record(headers, format.delimiter));
    for (const row of rows) {
      file.add(record(row.cells, format.delimiter));
      const pending = afterRow(row);
      if (pending) await pending;
      if (file.isFull) await file.flush();
    }
  } finally {
    await file.close();
  }
}

function record(cells: readonly Cell[], delimiter: ',' | '\t'): string {
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    const text = cell === null || cell === undefined ? '' : String(cell);
    if (i > 0) line += delimiter;
    line += needsQuotes[delimiter].test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  return `${line}\r\n`;
}
