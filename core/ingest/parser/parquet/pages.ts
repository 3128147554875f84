import { ThriftWriter } from './thrift.ts';

/** Numbers of parquet.thrift (apache/parquet-format 2.10). */
export const physicalType = { int32: 1, byteArray: 6 } as const;
export const encoding = { plain: 0, rle: 3, rleDictionary: 8 } as const;
const pageType = { data: 0, dictionary: 2 } as const;

/** A page: its Thrift header, then its body. Nothing is compressed. */
export function dictionaryPage(values: Uint8Array, entries: number): Uint8Array[] {
  const thrift = openPageHeader(pageType.dictionary, values.length);
  thrift.openStruct(7);
  thrift.i32(1, entries);
  thrift.i32(2, encoding.plain);
  thrift.closeStruct();
  thrift.closeStruct();
  return [thrift.bytes(), values];
}

export function dataPage(body: readonly Uint8Array[], rows: number, valueEncoding: number): Uint8Array[] {
  const thrift = openPageHeader(
    pageType.data,
    body.reduce((sum, part) => sum + part.length, 0),
  );
  thrift.openStruct(5);
  thrift.i32(1, rows);
  thrift.i32(2, valueEncoding);
  thrift.i32(3, encoding.rle);
  thrift.i32(4, encoding.rle);
  thrift.closeStruct();
  thrift.closeStruct();
  return [thrift.bytes(), ...body];
}

function openPageHeader(type: number, size: number) {
  const thrift = new ThriftWriter();
  thrift.openStruct();
  thrift.i32(1, type);
  thrift.i32(2, size);
  thrift.i32(3, size);
  return thrift;
}

/** Definition levels of an optional column, with their four bytes of length. */
export function definitionLevels(presence: Uint8Array, rows: number, nulls: number): Uint8Array {
  const levels =
    nulls === 0 || nulls === rows
      ? Uint8Array.from([...varint(rows << 1), nulls === 0 ? 1 : 0])
      : concat(varint((presence.length << 1) | 1), presence);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, levels.length, true);
  return concat(length, levels);
}

/** Dictionary numbers: their bit width, then one bit-packed run. */
export function packIndices(indices: Uint16Array, entries: number): Uint8Array {
  const width = Math.max(1, 32 - Math.clz32(Math.max(0, entries - 1)));
  const groups = Math.ceil(indices.length / 8);
  const head = varint((groups << 1) | 1);
  const packed = new Uint8Array(1 + head.length + groups * width);
  packed[0] = width;
  packed.set(head, 1);
  let at = 1 + head.length;
  let bits = 0;
  let held = 0;
  for (const index of indices) {
    bits |= index << held;
    held += width;
    while (held >= 8) {
      packed[at++] = bits;
      bits >>>= 8;
      held -= 8;
    }
  }
  if (held > 0) packed[at] = bits;
  return packed;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 0x80; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
  bytes.push(left);
  return Uint8Array.from(bytes);
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
