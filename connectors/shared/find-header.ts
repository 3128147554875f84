import { limits, ParseError, type Column } from '../../schemas/intake/connector.ts';
import type { MergedRange } from './fill-down.ts';
import { isCaption, isFilled, isLabel, isPlainlyValue } from './header-cells.ts';
import { headerLevels, type Span } from './header-levels.ts';
import { nameByLevels } from './header-names.ts';

export interface FoundHeader {
  columns: Column[];
  /** The header's first row. */
  top: number;
  /** Records above the first body record, the header included. */
  headerRecords: number;
  /** What stands above the header: titles, units, marks. */
  titles: string[];
}

type Records = readonly (readonly string[])[];

const searchedRecords = 40;
const comparedRecords = 500;

/**
 * Finds the header: the first rows of about the typical width whose cells look like labels. Null when there are none,
 * when rows above them are plainly data, which would be lost, or when the rows below say the same again: then the
 * file begins with data. Throws FILE_LIMIT for too many columns.
 */
export function findHeader(records: Records, merges: readonly MergedRange[] = []): FoundHeader | null {
  const width = typicalWidth(records);
  for (let top = 0; top < Math.min(records.length, searchedRecords); top++) {
    const levels = headerAt(records, top, width, merges);
    if (!levels) continue;
    if (records.slice(0, top).some((record) => isData(record, width))) return null;
    if (levels.length === 1 && recurs(records[top]!, records.slice(top + 1, top + 1 + comparedRecords)))
      return null;
    const height = levels.length;
    const columnCount = Math.max(width, ...records.slice(top, top + height).map(({ length }) => length));
    if (columnCount > limits.columns)
      throw new ParseError('FILE_LIMIT', { limit: 'columns', where: String(columnCount) });
    return {
      columns: nameByLevels(levels, columnCount),
      top,
      headerRecords: top + height,
      titles: records.slice(0, top).flat().filter(isFilled),
    };
  }
  return null;
}

/**
 * The first row as a header of fewer names than the rows below have cells, where `findHeader` finds none: their surplus cells
 * are what is wrong, as after commas that nobody quoted. Three different names at least, without a gap, caption or value among
 * them, and none of which is a value below.
 */
export function narrowHeader(records: Records): FoundHeader | null {
  const top = records.findIndex((record) => record.some(isFilled));
  const names = records[top]?.map((cell) => cell.trim()) ?? [];
  const areNames = names.every((name) => isLabel(name) && !isPlainlyValue(name) && !isCaption(name));
  if (names.length < 3 || !areNames || new Set(names).size < names.length) return null;
  if (recurs(records[top]!, records.slice(top + 1, top + 1 + comparedRecords))) return null;
  const spans = names.map((label, start) => ({ label, start, end: start + 1 }));
  return { columns: nameByLevels([spans], names.length), top, headerRecords: top + 1, titles: [] };
}

/** True for a row too full to be a title, unless it says one thing over and over, or counts columns. */
function isData(record: readonly string[], width: number): boolean {
  const filled = record.filter(isFilled).map((cell) => cell.trim());
  if (filled.length < 2 || filled.length < width * 0.8) return false;
  if (filled.filter(isCaption).length * 2 >= filled.length) return false;
  return new Set(filled).size > 1 && !filled.every((cell) => /^[（(]?\d{1,3}[)）]?$/.test(cell));
}

/** True when most labels of a row stand in their columns below too, other than in repeated headers. */
function recurs(header: readonly string[], below: Records): boolean {
  const labels = header.flatMap((cell, column) => (isFilled(cell) && isLabel(cell) ? [column] : []));
  const others = below.filter((record) => !labels.every((column) => record[column] === header[column]));
  const again = labels.filter((column) => others.some((record) => record[column] === header[column]));
  return again.length * 2 > labels.length;
}

/** The commonest number of cells; of equally common ones the larger. */
export function typicalWidth(records: Records): number {
  const counts = new Map<number, number>();
  for (const record of records)
    if (record.some(isFilled)) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [width, count] of counts) {
    if (count < most || (count === most && width < best)) continue;
    best = width;
    most = count;
  }
  return best;
}

/** The levels of the header that begins at `top`, null when none does. */
function headerAt(
  records: Records,
  top: number,
  width: number,
  merges: readonly MergedRange[],
): Span[][] | null {
  const filled = records[top]!.filter(isFilled);
  if (filled.length === 0 || filled.length < Math.min(width, 2)) return null;
  if (filled.some(isPlainlyValue) || filled.filter(isCaption).length * 2 >= filled.length) return null;
  const levels = headerLevels(records, top, Math.max(width, records[top]!.length), merges);
  const named = new Set(levels.flat().flatMap(columnsOf));
  const names = levels.length === 1 ? filled.length : named.size;
  if (Math.max(...named) + 1 < width * 0.6 || names < width * 0.5) return null;
  const labels = levels.flat().map(({ label }) => label);
  return labels.filter(isLabel).length * 2 >= labels.length ? levels : null;
}

function columnsOf({ start, end }: Span): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at);
}
