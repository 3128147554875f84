import {
  limits,
  ParseError,
  type ByteSource,
  type Note,
  type RecognisedTable,
} from '../../schemas/intake/connector.ts';
import type { Archive } from '../shared/archive.ts';
import type { MergedRange } from '../shared/fill-down.ts';
import { recogniseTables } from '../shared/recognise-tables.ts';
import { createMergeScanner, readMerges } from './merge-scanner.ts';
import { createFindings, createSheetReader, type CellValue, type SheetRow } from './read-rows.ts';
import { readSharedStrings } from './shared-strings.ts';
import type { Sheet, Workbook } from './workbook.ts';

const headRows = limits.sampleRecords + 40;
/** A sheet up to this size is looked at as a whole, for tables one below the other. */
const wholeBytes = 4 * 1024 * 1024;

/** Finds the tables of one sheet; an empty one has none. Throws HEADER_MISSING when it has no header. */
export async function recogniseSheet(
  source: ByteSource,
  archive: Archive,
  workbook: Workbook,
  sheet: Sheet,
): Promise<RecognisedTable[]> {
  const head = await readHead(archive, workbook, sheet);
  const { records, whole } = await toRecords(archive, workbook, head);
  const tables = recogniseTables({
    sheet: sheet.name,
    fileName: source.name,
    hidden: sheet.hidden,
    records,
    whole,
    isText: false,
    merges: head.merges,
    hiddenColumns: head.hiddenColumns,
  });
  return tables.map((table) => ({
    ...table,
    dialect: { ...table.dialect, part: sheet.part, ...mergeDialect(table, head.merges) },
    notes: [...table.notes, ...mergeNotes(table, head.merges)],
  }));
}

interface SheetHead {
  rows: SheetRow[];
  /** True when these are all rows. */
  whole: boolean;
  merges: readonly MergedRange[];
  hiddenColumns: readonly number[];
}

/** Reads the first rows, and the merged ranges, which stand below the last one. */
async function readHead(archive: Archive, workbook: Workbook, { part }: Sheet): Promise<SheetHead> {
  const isSmall = archive.sizeOf(part) <= wholeBytes;
  const findings = createFindings();
  const reader = createSheetReader(part, workbook, findings);
  const scanner = createMergeScanner();
  const rows: SheetRow[] = [];
  for await (const chunk of archive.stream(part)) {
    scanner.push(chunk);
    rows.push(...reader.push(chunk));
    if (isSmall || rows.length < headRows) continue;
    const merges = await readMerges(archive, part);
    return { rows: rows.slice(0, headRows), whole: false, merges, hiddenColumns: findings.hiddenColumns };
  }
  reader.end();
  return { rows, whole: true, merges: scanner.ranges, hiddenColumns: findings.hiddenColumns };
}

/** Rows as text, with the gaps between them; a blank row has no cells. What follows a very long gap is left out. */
async function toRecords(archive: Archive, workbook: Workbook, { rows, whole }: SheetHead) {
  const lastString = rows.reduce(
    (last, { cells }) =>
      cells.reduce<number>((most, cell) => (typeof cell === 'number' ? Math.max(most, cell) : most), last),
    -1,
  );
  const strings = await readSharedStrings(archive, workbook.sharedStringsPart, lastString);
  const textOf = (cell: CellValue) =>
    typeof cell === 'number' ? Buffer.from(strings.bytesOf(cell)).toString('utf8') : (cell ?? '');
  const records: string[][] = [];
  for (const { number, cells } of rows) {
    if (number - records.length > headRows * 10) return { records, whole: false };
    while (records.length < number - 1) records.push([]);
    records.push(Array.from(cells, textOf));
  }
  return { records, whole };
}

/** Tells the reading whether it needs the merged ranges. */
function mergeDialect(
  { headerRecords }: RecognisedTable,
  merges: readonly MergedRange[],
): RecognisedTable['dialect'] {
  return merges.some(({ top, bottom }) => top >= headerRecords && bottom > top) ? { merges: true } : {};
}

function mergeNotes({ headerRecords }: RecognisedTable, merges: readonly MergedRange[]): Note[] {
  const ranges = merges.filter(({ top, left, right }) => top >= headerRecords && right > left).length;
  return ranges > 0 ? [{ code: 'merged-cells', data: { ranges } }] : [];
}

/** True for a failure that concerns one sheet only, when the workbook has others. */
export function concernsOneSheet(error: unknown): error is ParseError {
  return error instanceof ParseError && error.code === 'HEADER_MISSING';
}
