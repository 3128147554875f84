import { ParseError, type ByteSource } from '../../schemas/intake/connector.ts';

export interface DbfField {
  /** The name as the header has it, in the table's encoding. */
  name: Uint8Array;
  type: string;
  /** Where the field stands in its record. */
  offset: number;
  length: number;
  /** Bits of the record's null flags (Visual FoxPro): the value is null; its last byte says its length. */
  nullBit: number | null;
  lengthBit: number | null;
}

export interface DbfLayout {
  dialect: 'dbase' | 'dbase7' | 'foxpro';
  declaredRecords: number;
  headerBytes: number;
  recordBytes: number;
  /** Language driver, byte 29; 0 when the table declares no encoding. */
  languageDriver: number;
  /** Visible fields. */
  fields: DbfField[];
  /** Visual FoxPro's hidden field of null flags. */
  nullFlags: DbfField | null;
  /** True when the bytes of the last update can be a date. */
  isDated: boolean;
  /** True when the fields fill the record exactly. */
  exact: boolean;
}

/** First bytes of dBase III to 7, FoxBASE+, FoxPro 2 and Visual FoxPro tables, with and without memo. */
const versions = new Set([
  0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x7b, 0x83, 0x87, 0x8b, 0x8c, 0x8e, 0xcb, 0xe5, 0xf5, 0xfb,
]);
const descriptorEnd = 0x0d;

/** Reads the header of a table; null when this is none. Never reads more than 64 KB. */
export async function readLayout(source: ByteSource): Promise<DbfLayout | null> {
  const start = await source.read(0, 32);
  if (start.length < 32 || !versions.has(start[0]!)) return null;
  const headerBytes = start[8]! | (start[9]! << 8);
  return headerBytes < 65 ? null : parseLayout(Buffer.from(await source.read(0, headerBytes)));
}

/** Reads the header of a table. Throws FILE_UNREADABLE when this is none. */
export async function requireLayout(source: ByteSource): Promise<DbfLayout> {
  const layout = await readLayout(source);
  if (!layout) throw new ParseError('FILE_UNREADABLE', { detail: 'dbf' });
  return layout;
}

function parseLayout(head: Buffer): DbfLayout | null {
  const recordBytes = head.readUInt16LE(10);
  const version = head[0]!;
  const foxpro = version >= 0x30 && version <= 0x32;
  const narrow = readFields(head, 32, foxpro, recordBytes);
  // 0x04 and 0x8C are written by dBase IV tools too: the descriptors decide.
  const wide = version === 0x04 || version === 0x8c ? readFields(head, 68, false, recordBytes) : null;
  const level7 = wide !== null && (narrow === null || endOf(wide) === recordBytes);
  const all = level7 ? wide : narrow;
  if (!all || all.length === 0 || endOf(all) > recordBytes) return null;
  return {
    dialect: level7 ? 'dbase7' : foxpro ? 'foxpro' : 'dbase',
    declaredRecords: head.readUInt32LE(4),
    headerBytes: head.readUInt16LE(8),
    recordBytes,
    languageDriver: head[29]!,
    fields: all.filter(({ type }) => type !== '0'),
    nullFlags: all.find(({ type }) => type === '0') ?? null,
    isDated: head[2]! <= 12 && head[3]! <= 31,
    exact: endOf(all) === recordBytes,
  };
}

function endOf(fields: readonly DbfField[]): number {
  const last = fields.at(-1);
  return last ? last.offset + last.length : 0;
}

/** Reads the descriptors from `from`; null when they are none. */
function readFields(head: Buffer, from: number, foxpro: boolean, recordBytes: number): DbfField[] | null {
  const plain = readDescriptors(head, from, foxpro, false);
  if (!plain || endOf(plain) === recordBytes) return plain;
  const long = readDescriptors(head, from, foxpro, true);
  return long && endOf(long) === recordBytes ? long : plain;
}

/** Where a descriptor's parts stand: dBase III to V and FoxPro use 32 bytes a field, dBase 7 uses 48. */
const descriptors = {
  32: { bytes: 32, name: 11, type: 11, length: 16, flags: 18 },
  68: { bytes: 48, name: 32, type: 32, length: 33, flags: null },
} as const;

/** `longText` takes the decimals of a text field as the upper byte of its length, as Clipper and FoxPro do. */
function readDescriptors(head: Buffer, from: number, foxpro: boolean, longText: boolean): DbfField[] | null {
  const parts = descriptors[from as keyof typeof descriptors];
  const fields: DbfField[] = [];
  let offset = 1;
  let bits = 0;
  for (let at = from; at + parts.bytes <= head.length && head[at] !== descriptorEnd; at += parts.bytes) {
    const type = String.fromCharCode(head[at + parts.type]!);
    if (!/[A-Z0@+]/.test(type)) return null;
    const upper = longText && type === 'C' ? head[at + parts.length + 1]! * 256 : 0;
    const length = head[at + parts.length]! + upper;
    const variable = foxpro && (type === 'V' || type === 'Q');
    const nullable = foxpro && parts.flags !== null && (head[at + parts.flags]! & 2) !== 0;
    fields.push({
      name: untilNul(head.subarray(at, at + parts.name)),
      type,
      offset,
      length,
      lengthBit: variable ? bits++ : null,
      nullBit: nullable ? bits++ : null,
    });
    offset += length;
  }
  return fields;
}

/** What stands before the first NUL byte: tools written in C leave there what was in memory before. */
export function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
