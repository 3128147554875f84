import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeWhole } from './write-whole.ts';

type Cell = string | number | bigint | null;

/** What a spreadsheet program would take for a formula; negative numbers and +86 phones are none. */
const formula = /^(?:[=@\t\r]|[+-](?!\d[\d\s.-]*$))/;

function cellText(value: Cell): string {
  const delivered = value === null ? '' : String(value);
  const text = formula.test(delivered) ? `'${delivered}` : delivered;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes rows as CSV (RFC 4180, UTF-8) to standard output or to a file, which appears whole or not at all. A value
 * that a spreadsheet would run as a formula gets an apostrophe in front (OWASP CSV injection); JSON output stays exact.
 * @param columns names of the columns, in order, and keys of the rows
 * @param bom whether it begins with a byte order mark: without one Excel and WPS read Chinese as another encoding, and
 *   with one programs find it in the first column's name
 * @returns how many rows were written
 * @throws HubError BAD_INPUT when the file cannot be written, DISK_FULL
 */
export async function writeCsv<Row extends object>(
  columns: readonly (keyof Row & string)[],
  rows: Iterable<Row> | AsyncIterable<Row>,
  path: string | undefined,
  { bom = false }: { bom?: boolean } = {},
): Promise<number> {
  let written = 0;
  async function* csvLines(): AsyncGenerator<string> {
    yield (bom ? '\ufeff' : '') + csvLine(columns);
    for await (const row of rows) {
      written++;
      yield csvLine(columns.map((column) => row[column] as Cell));
    }
  }
  const lines = Readable.from(csvLines());
  if (!path) await pipeline(lines, process.stdout, { end: false });
  else await writeWhole(lines, path);
  return written;
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}
