import { limits, type Note, type RecognisedTable } from '../../schemas/intake/connector.ts';
import type { MergedRange } from './fill-down.ts';
import { findHeader } from './find-header.ts';
import { refuseSecret } from './secrecy.ts';

/** What is known of a sheet, or of its head, when its tables are looked for. */
export interface Sheet {
  sheet: string;
  fileName: string;
  hidden: boolean;
  records: readonly (readonly string[])[];
  /** True when these are all the records. */
  whole: boolean;
  merges: readonly MergedRange[];
  hiddenColumns: readonly number[];
}

/** The part of a sheet that a table's body is read from; columns and rows from 0. */
export interface Area {
  firstColumn: number;
  /** The first column that is no longer the table's; surplus cells before it are. */
  endColumn: number;
  /** The first row that is no longer the table's. */
  endRow: number;
}

/** Where a table that `recogniseTables` found is to be read. */
export function areaOf({ dialect }: RecognisedTable): Area {
  const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
  return {
    firstColumn: numberOr(dialect['firstColumn'], 0),
    endColumn: numberOr(dialect['endColumn'], Infinity),
    endRow: numberOr(dialect['endRow'], Infinity),
  };
}

/** Finds the tables of a sheet; an empty one has none. Throws HEADER_MISSING, FILE_REFUSED, FILE_LIMIT. */
export function recogniseTables(sheet: Sheet): RecognisedTable[] {
  const records = sheet.records.map(withoutTrailingBlanks);
  while (records.at(-1)?.length === 0) records.pop();
  if (records.length === 0) return [];
  const { columns, headerRecords, titles } = findHeader(records, sheet.sheet);
  refuseSecret(sheet.fileName, [...titles, sheet.sheet]);
  const body = records.slice(headerRecords);
  return [
    {
      sheet: sheet.sheet,
      columns,
      headerRecords,
      sample: body
        .filter(({ length }) => length <= columns.length)
        .slice(0, limits.sampleRecords)
        .map((record) => columns.map(({ index }) => record[index] ?? '')),
      ...(sheet.whole ? { estimatedRecords: body.length } : {}),
      dialect: {},
      notes: notesOf(sheet, headerRecords),
    },
  ];
}

function withoutTrailingBlanks(record: readonly string[]): string[] {
  let end = record.length;
  while (end > 0 && record[end - 1]!.trim() === '') end--;
  return record.slice(0, end);
}

function notesOf({ sheet, hidden, hiddenColumns }: Sheet, headerRecords: number): Note[] {
  const notes: Note[] = [];
  if (hidden) notes.push({ code: 'hidden-sheet', data: { sheet } });
  if (headerRecords > 1) notes.push({ code: 'title-rows', data: { count: headerRecords - 1 } });
  if (hiddenColumns.length > 0)
    notes.push({ code: 'hidden-columns', data: { columns: hiddenColumns.length } });
  return notes;
}
