import { limits, ParseError, type Note, type RecognisedTable } from '../../schemas/intake/connector.ts';
import { unitNotes } from './captions.ts';
import { createFiller, type MergedRange } from './fill-down.ts';
import { narrowHeader, type FoundHeader } from './find-header.ts';
import { isFilled } from './header-cells.ts';
import { refuseSecret } from './secrecy.ts';
import { areTables, columnBlocks, type ColumnBlock } from './split-columns.ts';
import { headerOf, splitStretches, type Stretch } from './split-stretches.ts';

/** What is known of a sheet, or of its head, when its tables are looked for. */
export interface Sheet {
  /** Its name; empty for flat files. */
  sheet: string;
  fileName: string;
  hidden: boolean;
  records: readonly (readonly string[])[];
  /** True when these are all the records. */
  whole: boolean;
  /** True for delimited text: the number of a record's cells means something, and tables stand one below the other. */
  isText: boolean;
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
export function areaOf({ dialect }: Pick<RecognisedTable, 'dialect'>): Area {
  const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
  return {
    firstColumn: numberOr(dialect['firstColumn'], 0),
    endColumn: numberOr(dialect['endColumn'], Infinity),
    endRow: numberOr(dialect['endRow'], Infinity),
  };
}

type Records = readonly (readonly string[])[];

/** Finds the tables of a sheet; an empty one has none. Throws HEADER_MISSING, FILE_REFUSED, FILE_LIMIT. */
export function recogniseTables(sheet: Sheet): RecognisedTable[] {
  const records = sheet.isText ? sheet.records.slice() : sheet.records.map(withoutTrailingBlanks);
  while (sheet.whole && records.at(-1)?.every((cell) => cell.trim() === '')) records.pop();
  if (records.length === 0) return [];
  const stretches = splitStretches(records, sheet.merges, sheet.isText);
  const tables = stretches.flatMap((stretch, at) =>
    tablesOf(sheet, records, stretch, at === stretches.length - 1),
  );
  if (tables.length > limits.tables)
    throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(tables.length) });
  return tables.map((table, at) => (at === 0 ? table : { ...table, sheet: `${sheet.sheet}#${at + 1}` }));
}

/** The tables of a stretch of rows: one, or several side by side. */
function tablesOf(sheet: Sheet, records: Records, stretch: Stretch, isLast: boolean): RecognisedTable[] {
  const header =
    headerOf(records, stretch, sheet.merges) ?? narrowHeader(records.slice(stretch.from, stretch.to));
  if (!header) throw new ParseError('HEADER_MISSING', { sheet: sheet.sheet });
  refuseSecret(sheet.fileName, [...header.titles, sheet.sheet]);
  const endRow = isLast ? Infinity : stretch.to;
  const rows = records.slice(stretch.from, stretch.to);
  const blocks = sheet.isText ? [] : columnBlocks(rows, header);
  if (blocks.length < 2) return [toTable(sheet, records, stretch, header, { ...wholeWidth, endRow }, [])];
  const apart =
    blocks.length <= mostBlocks && areTables(rows, header, blocks)
      ? apartOf(sheet, records, stretch, header, blocks)
      : null;
  if (!apart) {
    const blank: Note = { code: 'blank-columns', data: { columns: blocks.length - 1 } };
    return [toTable(sheet, records, stretch, header, { ...wholeWidth, endRow }, [blank])];
  }
  return apart.map(({ header: own, ...columns }) =>
    toTable(sheet, records, stretch, own, { ...columns, endRow }, []),
  );
}

/** Nobody puts more tables side by side. */
const mostBlocks = 20;
const wholeWidth = { firstColumn: 0, endColumn: Infinity };

/** Headers of blocks that are tables of their own; null when one has none in the rows of the others. */
function apartOf(
  sheet: Sheet,
  records: Records,
  stretch: Stretch,
  { headerRecords }: FoundHeader,
  blocks: readonly ColumnBlock[],
) {
  const found = blocks.map(({ start }, at) => {
    const end = blocks[at + 1]?.start ?? Infinity;
    const merges = sheet.merges
      .filter(({ left }) => left >= start && left < end)
      .map((range) => ({ ...range, left: range.left - start, right: range.right - start }));
    const header = headerOf(
      records.map((record) => withoutTrailingBlanks(record.slice(start, end))),
      stretch,
      merges,
    );
    return header?.headerRecords === headerRecords ? { header, firstColumn: start, endColumn: end } : null;
  });
  return found.every((block) => block !== null) ? found : null;
}

function toTable(
  sheet: Sheet,
  records: Records,
  { from }: Stretch,
  { columns, headerRecords, top, titles }: FoundHeader,
  area: Area,
  notes: readonly Note[],
): RecognisedTable {
  const finite = Object.entries(area).filter(([, value]) => value !== 0 && value !== Infinity);
  const table: RecognisedTable = {
    sheet: sheet.sheet,
    columns,
    headerRecords: from + headerRecords,
    sample: [],
    dialect: Object.fromEntries(finite) as Record<string, number>,
    notes: [
      ...(sheet.hidden ? [{ code: 'hidden-sheet', data: { sheet: sheet.sheet } }] : []),
      ...(top > 0 ? [{ code: 'title-rows', data: { count: top } }] : []),
      ...(headerRecords - top > 1 ? [{ code: 'header-rows', data: { rows: headerRecords - top } }] : []),
      ...unitNotes(titles),
      ...hiddenColumnNotes(sheet, area, columns.length),
      ...notes,
    ],
  };
  table.sample = sampleOf(sheet, records, table, area);
  if (sheet.whole && !sheet.isText)
    table.estimatedRecords = lastFilledRow(records, area.endRow) + 1 - table.headerRecords;
  return table;
}

function lastFilledRow(records: Records, endRow: number): number {
  let row = Math.min(endRow, records.length) - 1;
  while (row >= 0 && !records[row]!.some(isFilled)) row--;
  return row;
}

/** The first records as they will be read, those of another length left out. */
function sampleOf(sheet: Sheet, records: Records, table: RecognisedTable, area: Area): string[][] {
  const width = table.columns.length;
  const filler = createFiller(sheet.merges, table);
  const sample: string[][] = [];
  const end = lastFilledRow(records, area.endRow) + 1;
  for (let row = table.headerRecords; row < end && sample.length < limits.sampleRecords; row++) {
    const cells = records[row]!.slice(area.firstColumn, area.endColumn);
    filler.fill(row, cells);
    const fits = sheet.isText ? cells.length === 0 || cells.length === width : cells.length <= width;
    if (fits) sample.push(Array.from({ length: width }, (_, at) => cells[at] ?? ''));
  }
  return sample;
}

function hiddenColumnNotes({ hiddenColumns }: Sheet, { firstColumn }: Area, width: number): Note[] {
  const own = hiddenColumns.filter((column) => column >= firstColumn && column < firstColumn + width);
  return own.length === 0 ? [] : [{ code: 'hidden-columns', data: { columns: own.length } }];
}

function withoutTrailingBlanks(record: readonly string[]): string[] {
  let end = record.length;
  while (end > 0 && record[end - 1]!.trim() === '') end--;
  return record.slice(0, end);
}
