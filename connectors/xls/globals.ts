import { builtInDateStyle, dateStyleOf, type DateStyle } from '../shared/date-style.ts';
import { createDecoder, type DecodeBytes } from './code-page.ts';
import { recordType, type BiffRecord } from './records.ts';
import { createStringReader, readSharedStrings } from './strings.ts';

/** A sheet as the workbook announces it. */
export interface SheetEntry {
  name: string;
  hidden: boolean;
  /** False for charts, macro sheets and modules. */
  isWorksheet: boolean;
}

/** What the workbook says for all its sheets. */
export interface Globals {
  /** True for BIFF8, whose strings are Unicode; BIFF5 has a code page. */
  isUnicode: boolean;
  date1904: boolean;
  decode: DecodeBytes;
  /** What each cell format says about dates. */
  dateStyles: DateStyle[];
  formatCodes: Map<number, string>;
  sharedStrings: string[];
  /** The sheets by the position of their first record, in the workbook's order. */
  sheets: Map<number, SheetEntry>;
}

export function createGlobals(): Globals {
  return {
    isUnicode: true,
    date1904: false,
    decode: createDecoder(null),
    dateStyles: [],
    formatCodes: new Map(),
    sharedStrings: [],
    sheets: new Map(),
  };
}

/** Takes in a record of the workbook's own part; those it has no use for are passed over. */
export function readGlobal(globals: Globals, record: BiffRecord): void {
  const { type, data } = record;
  if (type === recordType.date1904) globals.date1904 = data.readUInt16LE(0) === 1;
  else if (type === recordType.codePage) globals.decode = createDecoder(data.readUInt16LE(0));
  else if (type === recordType.sharedStrings) globals.sharedStrings = readSharedStrings(record);
  else if (type === recordType.format)
    globals.formatCodes.set(data.readUInt16LE(0), readText(globals, record, 2, globals.isUnicode ? 2 : 1));
  else if (type === recordType.cellFormat) globals.dateStyles.push(styleOf(globals, data.readUInt16LE(2)));
  else if (type === recordType.boundSheet)
    globals.sheets.set(data.readUInt32LE(0), {
      name: readText(globals, record, 6, 1),
      hidden: (data[4]! & 0x03) !== 0,
      isWorksheet: data[5] === 0,
    });
}

function styleOf({ formatCodes }: Globals, format: number): DateStyle {
  const code = formatCodes.get(format);
  return code === undefined ? builtInDateStyle(format) : dateStyleOf(code);
}

/** Reads a string of a record, as its version of the format writes them. */
export function readText(
  { isUnicode, decode }: Globals,
  record: BiffRecord,
  offset: number,
  lengthBytes: 1 | 2,
): string {
  if (isUnicode) return createStringReader(record, offset).read(lengthBytes);
  const start = offset + lengthBytes;
  const length = record.data.readUIntLE(offset, lengthBytes);
  const bytes = Buffer.concat([record.data, ...record.continuations]).subarray(start, start + length);
  if (bytes.length < length) throw new RangeError('a string goes on behind its record');
  return decode(bytes);
}
