import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

type Cell = string | number | bigint | null;

function cellText(value: Cell): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes rows as CSV (RFC 4180, UTF-8) to a file, or to standard output.
 * @param columns names of the columns, in order, and keys of the rows
 * @returns how many rows were written
 */
export async function writeCsv<Row extends object>(
  columns: readonly (keyof Row & string)[],
  rows: Iterable<Row>,
  path: string | undefined,
): Promise<number> {
  const stream = path ? createWriteStream(path) : process.stdout;
  const put = async (line: string) => void (stream.write(`${line}\r\n`) || (await once(stream, 'drain')));
  await put(columns.join(','));
  let count = 0;
  for (const row of rows) {
    await put(columns.map((column) => cellText(row[column] as Cell)).join(','));
    count += 1;
  }
  if (path)
    await new Promise<void>((resolve, reject) =>
      stream.end((error?: Error | null) => (error ? reject(error) : resolve())),
    );
  return count;
}
