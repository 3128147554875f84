import {
  limits,
  ParseError,
  type ByteSource,
  type Note,
  type RecognisedTable,
} from '../../schemas/intake/connector.ts';
import { findHeader } from '../shared/find-header.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import type { Archive } from '../shared/archive.ts';
import { readRows, type CellValue, type SheetFindings, type SheetRow } from './read-rows.ts';
import { readSharedStrings } from './shared-strings.ts';
import type { Sheet, Workbook } from './workbook.ts';

const headRows = limits.sampleRecords + 40;

/** Finds the table of one sheet; null when the sheet is empty. Throws HEADER_MISSING when it has no header. */
export async function recogniseSheet(
  source: ByteSource,
  archive: Archive,
  workbook: Workbook,
  sheet: Sheet,
): Promise<RecognisedTable | null> {
  const findings: SheetFindings = { errorCells: 0, mergedRanges: 0 };
  const head = await readHead(archive, workbook, sheet, findings);
  const records = await toRecords(archive, workbook, head.rows);
  while (records.at(-1)?.length === 0) records.pop();
  if (records.length === 0) return null;
  const { columns, headerRecords, titles } = findHeader(records, sheet.name);
  refuseSecret(source.name, [...titles, sheet.name]);
  const body = records.slice(headerRecords);
  return {
    sheet: sheet.name,
    columns,
    headerRecords,
    sample: body
      .filter(({ length }) => length <= columns.length)
      .slice(0, limits.sampleRecords)
      .map((record) => columns.map(({ index }) => record[index] ?? '')),
    ...(head.whole ? { estimatedRecords: body.length } : {}),
    dialect: { part: sheet.part },
    notes: notesOf(sheet, headerRecords, head.rows, findings),
  };
}

async function readHead(archive: Archive, workbook: Workbook, sheet: Sheet, findings: SheetFindings) {
  const rows: SheetRow[] = [];
  for await (const some of readRows(archive, sheet.part, workbook, findings)) {
    rows.push(...some.slice(0, headRows - rows.length));
    if (rows.length === headRows) return { rows, whole: false };
  }
  return { rows, whole: true };
}

/** Rows as text, with the gaps between them; a blank row has no cells. */
async function toRecords(
  archive: Archive,
  workbook: Workbook,
  rows: readonly SheetRow[],
): Promise<string[][]> {
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
    if (number - records.length > headRows * 10) break;
    while (records.length < number - 1) records.push([]);
    const record = Array.from(cells, textOf);
    while (record.length > 0 && record.at(-1)!.trim() === '') record.pop();
    records.push(record);
  }
  return records;
}

function notesOf(
  sheet: Sheet,
  headerRecords: number,
  rows: readonly SheetRow[],
  findings: SheetFindings,
): Note[] {
  const notes: Note[] = [];
  if (sheet.hidden) notes.push({ code: 'hidden-sheet', data: { sheet: sheet.name } });
  if (headerRecords > 1) notes.push({ code: 'title-rows', data: { count: headerRecords - 1 } });
  if (rows.length > 0 && findings.mergedRanges > 0)
    notes.push({ code: 'merged-cells', data: { ranges: findings.mergedRanges } });
  return notes;
}

/** True for a failure that concerns one sheet only, when the workbook has others. */
export function concernsOneSheet(error: unknown): error is ParseError {
  return error instanceof ParseError && error.code === 'HEADER_MISSING';
}
