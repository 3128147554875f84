import { limits, ParseError, type Column } from '../../schemas/intake/connector.ts';

export interface FoundHeader {
  columns: Column[];
  /** Records above the first body record, the header included. */
  headerRecords: number;
  /** What stands above the header: titles, units, marks. */
  titles: string[];
}

const searchedRecords = 40;

/**
 * Finds the header: the first record of about the typical width whose cells look like labels.
 * Throws HEADER_MISSING with the sheet's name when there is none.
 */
export function findHeader(records: readonly string[][], sheet: string): FoundHeader {
  const width = typicalWidth(records);
  const at = records.slice(0, searchedRecords).findIndex((record) => isHeader(record, width));
  if (at < 0) throw new ParseError('HEADER_MISSING', { sheet });
  const header = records[at]!;
  const columnCount = Math.max(header.length, width);
  if (columnCount > limits.columns)
    throw new ParseError('FILE_LIMIT', { limit: 'columns', where: String(columnCount) });
  return {
    columns: nameColumns(header, columnCount),
    headerRecords: at + 1,
    titles: records.slice(0, at).flat().filter(isFilled),
  };
}

/** The commonest number of cells; of equally common ones the larger. */
function typicalWidth(records: readonly string[][]): number {
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

function isHeader(record: readonly string[], width: number): boolean {
  const filled = record.filter(isFilled);
  if (filled.length === 0 || filled.length < Math.min(width, 2)) return false;
  if (record.length < width * 0.6 || filled.length < width * 0.5) return false;
  return !filled.some(isPlainlyValue) && filled.filter(isLabel).length * 2 >= filled.length;
}

function isFilled(cell: string): boolean {
  return cell.trim() !== '';
}

/** A number of six digits or more, a decimal, or a date: something no department puts into a header. */
function isPlainlyValue(cell: string): boolean {
  const text = cell.trim();
  return (
    /^[-+]?\d{6,}[\dXx*]*$/.test(text) ||
    /^[-+]?\d+\.\d+$/.test(text) ||
    /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(text)
  );
}

function isLabel(cell: string): boolean {
  const text = cell.trim();
  return text.length <= 60 && /\p{L}/u.test(text);
}

/** Headers as delivered, trimmed; repeated ones numbered, empty ones called 列 N. */
export function nameColumns(header: readonly string[], count: number): Column[] {
  const used = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const base = header[index]?.trim() || `列 ${index + 1}`;
    let name = base;
    for (let n = 2; used.has(name); n++) name = `${base} (${n})`;
    used.add(name);
    return { index, header: name };
  });
}
