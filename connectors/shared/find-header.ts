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

/**
 * Finds the header: the first rows of about the typical width whose cells look like labels; null when there are
 * none. Throws FILE_LIMIT for too many columns.
 */
export function findHeader(records: Records, merges: readonly MergedRange[] = []): FoundHeader | null {
  const width = typicalWidth(records);
  for (let top = 0; top < Math.min(records.length, searchedRecords); top++) {
    const levels = headerAt(records, top, width, merges);
    if (!levels) continue;
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
