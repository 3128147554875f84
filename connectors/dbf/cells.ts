import type { Note } from '../../schemas/intake/connector.ts';
import { untilNul, type DbfField, type DbfLayout } from './layout.ts';

/** What reading a table's cells brought to light. */
export interface CellFindings {
  /** Numbers too wide for their field, which dBase writes as asterisks. */
  overflows: number;
  /** Filled cells whose content stands in a memo file, or is binary. */
  memos: number;
}

type Cell = string | Uint8Array;
type ReadCell = (bytes: Buffer, findings: CellFindings) => Cell;

const space = 0x20;
const asterisk = 0x2a;
const empty = new Uint8Array(0);

/** Field types whose content stands in another file, or is no text. */
const memoTypes = new Set(['M', 'G', 'P', 'W', 'Q']);

/** True for a field that has no text of its own in the table. */
export function isMemo(field: DbfField, layout: DbfLayout): boolean {
  return memoTypes.has(field.type) || (field.type === 'B' && layout.dialect !== 'foxpro');
}

/** Creates the function that takes a record apart. Texts stay in the table's encoding, all else is ASCII. */
export function createRecordReader(layout: DbfLayout, findings: CellFindings): (record: Buffer) => Cell[] {
  const readers = layout.fields.map((field) => readerOf(field, layout));
  return (record) =>
    layout.fields.map((field, i) => {
      if (hasBit(record, layout.nullFlags, field.nullBit)) return empty;
      let end = field.offset + field.length;
      if (hasBit(record, layout.nullFlags, field.lengthBit))
        end = field.offset + Math.min(record[end - 1]!, field.length - 1);
      return readers[i]!(record.subarray(field.offset, end), findings);
    });
}

function hasBit(record: Buffer, flags: DbfField | null, bit: number | null): boolean {
  if (!flags || bit === null || bit >= flags.length * 8) return false;
  return ((record[flags.offset + (bit >> 3)]! >> (bit & 7)) & 1) === 1;
}

function readerOf(field: DbfField, layout: DbfLayout): ReadCell {
  if (isMemo(field, layout)) return readMemo;
  const binary =
    layout.dialect === 'dbase7' ? binaryOfLevel7 : layout.dialect === 'foxpro' ? binaryOfFoxpro : {};
  const read = binary[field.type];
  if (read && field.length === read.length) return (bytes) => read.toText(bytes);
  return texts[field.type] ?? readText;
}

const texts: Partial<Record<string, ReadCell>> = {
  N: readNumber,
  F: readNumber,
  D: readDate,
  L: readLogical,
};

/** Text without its padding: blanks at the end, or whatever follows a NUL. */
function readText(bytes: Buffer): Uint8Array {
  const text = untilNul(bytes);
  let end = text.length;
  while (end > 0 && text[end - 1] === space) end--;
  return text.subarray(0, end);
}

/** Numbers stand at the right; some programs fill the left with NUL instead of blanks. */
function readNumber(bytes: Buffer, findings: CellFindings): Uint8Array {
  const start = bytes.findIndex((byte) => byte > space);
  if (start < 0) return empty;
  if (bytes[start] === asterisk) findings.overflows++;
  return readText(bytes.subarray(start));
}

function readDate(bytes: Buffer): Cell {
  const date = bytes.toString('latin1');
  if (!/^\d{8}$/.test(date)) return readText(bytes);
  return date === '00000000' ? empty : `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
}

function readLogical(bytes: Buffer): Uint8Array {
  const text = readText(bytes);
  return text[0] === 0x3f ? empty : text;
}

function readMemo(bytes: Buffer, findings: CellFindings): Uint8Array {
  if (bytes.some((byte) => byte !== 0 && byte !== space && byte !== 0x30)) findings.memos++;
  return empty;
}

interface BinaryType {
  length: number;
  toText(bytes: Buffer): string;
}

const binaryOfFoxpro: Partial<Record<string, BinaryType>> = {
  I: { length: 4, toText: (bytes) => String(bytes.readInt32LE()) },
  '+': { length: 4, toText: (bytes) => String(bytes.readInt32LE()) },
  B: { length: 8, toText: (bytes) => String(bytes.readDoubleLE()) },
  Y: { length: 8, toText: (bytes) => currency(bytes.readBigInt64LE()) },
  T: { length: 8, toText: (bytes) => timestamp(bytes.readInt32LE(), bytes.readInt32LE(4)) },
};

/** dBase 7 stores numbers so that their bytes sort: big-endian, the sign bit turned over, all zero for none. */
const binaryOfLevel7: Partial<Record<string, BinaryType>> = {
  I: { length: 4, toText: sortableInteger },
  '+': { length: 4, toText: sortableInteger },
  O: { length: 8, toText: sortableDouble },
  '@': { length: 8, toText: (bytes) => timestamp(bytes.readInt32LE(), bytes.readInt32LE(4)) },
};

function sortableInteger(bytes: Buffer): string {
  const raw = bytes.readUInt32BE();
  return raw === 0 ? '' : String((raw ^ 0x80000000) | 0);
}

function sortableDouble(bytes: Buffer): string {
  const raw = bytes.readBigUInt64BE();
  if (raw === 0n) return '';
  const positive = raw >> 63n === 1n;
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(positive ? raw ^ (1n << 63n) : raw ^ 0xffffffffffffffffn);
  return String(bits.readDoubleBE());
}

/** An integer that counts ten-thousandths. */
function currency(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

const julianDayOf1970 = 2440588;
const lastJulianDay = 5373484; // 9999-12-31

/** A Julian day and the milliseconds since midnight, rounded to the second as FoxPro shows it; no day is no time. */
function timestamp(day: number, milliseconds: number): string {
  if (day <= 0) return '';
  if (day > lastJulianDay) return `${day} ${milliseconds}`;
  const seconds = (day - julianDayOf1970) * 86400 + Math.round(milliseconds / 1000);
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** What a person should know of the cells. */
export function cellNotes(findings: CellFindings): Note[] {
  const notes: Note[] = [];
  if (findings.overflows > 0) notes.push({ code: 'overflowed-numbers', data: { cells: findings.overflows } });
  if (findings.memos > 0) notes.push({ code: 'memo-cells', data: { cells: findings.memos } });
  return notes;
}
