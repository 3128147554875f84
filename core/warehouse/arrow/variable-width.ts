import duckdb from '@duckdb/node-bindings';
import type { DuckDBEnumType } from '@duckdb/node-api';
import { Binary, makeData, Utf8, type Data } from 'apache-arrow';
import { batchCapacity, type ColumnEncoder, type ColumnSlice } from './column-encoder.ts';
import { isValid, maskOf, Validity, type Mask } from './validity.ts';

/** Bytes of any length behind each other, with the offset where each value ends. */
abstract class VariableWidthEncoder implements ColumnEncoder {
  readonly type: Utf8 | Binary;
  readonly #validity = new Validity();
  #offsets = new Int32Array(batchCapacity + 1);
  #bytes = new Uint8Array(batchCapacity * 8);
  #rows = 0;

  constructor(type: Utf8 | Binary) {
    this.type = type;
  }

  get byteLength(): number {
    return this.#offsets[this.#rows] as number;
  }

  append(slice: ColumnSlice): void {
    const mask = maskOf(slice);
    this.appendValues(slice, mask);
    this.#validity.append(mask, slice.rows);
  }

  take(rows: number): Data {
    const valueOffsets = this.#offsets.subarray(0, rows + 1);
    const data = this.#bytes.subarray(0, this.byteLength);
    this.#offsets = new Int32Array(batchCapacity + 1);
    this.#bytes = new Uint8Array(this.#bytes.length);
    this.#rows = 0;
    return makeData({ type: this.type, length: rows, valueOffsets, data, ...this.#validity.take() } as never);
  }

  /** Adds one value for each row of the slice, an empty one where there is none. */
  protected abstract appendValues(slice: ColumnSlice, mask: Mask): void;

  protected appendBytes(value: Uint8Array): void {
    const start = this.byteLength;
    const end = start + value.length;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, start));
      this.#bytes = larger;
    }
    this.#bytes.set(value, start);
    this.#offsets[++this.#rows] = end;
  }

  protected appendNothing(): void {
    this.#offsets[this.#rows + 1] = this.byteLength;
    this.#rows++;
  }
}

const stringSize = 16;
const inlineBytes = 12;

/** VARCHAR and BLOB: DuckDB keeps up to 12 bytes in place and points to longer ones. */
export class BytesEncoder extends VariableWidthEncoder {
  protected appendValues({ vector, rows }: ColumnSlice, mask: Mask): void {
    const strings = duckdb.vector_get_data(vector, rows * stringSize);
    const lengths = new Uint32Array(strings.buffer, strings.byteOffset, (rows * stringSize) / 4);
    for (let at = 0; at < rows; at++) {
      if (!isValid(mask, at)) {
        this.appendNothing();
        continue;
      }
      const length = lengths[at * 4] as number;
      const start = at * stringSize + 4;
      if (length <= inlineBytes) this.appendBytes(strings.subarray(start, start + length));
      else {
        const pointer = strings.byteOffset + start + 4;
        this.appendBytes(duckdb.get_data_from_pointer(strings.buffer as ArrayBuffer, pointer, length));
      }
    }
  }
}

/** ENUM: each of its texts is encoded once. */
export class EnumEncoder extends VariableWidthEncoder {
  readonly #texts: Uint8Array[];
  readonly #indexArray: typeof Uint8Array | typeof Uint16Array | typeof Uint32Array;

  constructor(type: DuckDBEnumType) {
    super(new Utf8());
    this.#texts = type.values.map((value) => new TextEncoder().encode(value));
    this.#indexArray = indexArrayFor(this.#texts.length);
  }

  protected appendValues({ vector, rows }: ColumnSlice, mask: Mask): void {
    const data = duckdb.vector_get_data(vector, rows * this.#indexArray.BYTES_PER_ELEMENT);
    const indexes = new this.#indexArray(data.buffer as ArrayBuffer, data.byteOffset, rows);
    for (let at = 0; at < rows; at++) {
      if (isValid(mask, at)) this.appendBytes(this.#texts[indexes[at] as number] as Uint8Array);
      else this.appendNothing();
    }
  }
}

function indexArrayFor(values: number) {
  if (values <= 0x100) return Uint8Array;
  return values <= 0x10000 ? Uint16Array : Uint32Array;
}

/** Every type that Arrow's readers do not share, written the way DuckDB writes it. */
export class TextEncoderOfValues extends VariableWidthEncoder {
  readonly #encoder = new TextEncoder();

  constructor() {
    super(new Utf8());
  }

  protected appendValues({ chunk, column }: ColumnSlice): void {
    chunk.visitColumnValues(column, (value) => {
      if (value === null) this.appendNothing();
      else this.appendBytes(this.#encoder.encode(String(value)));
    });
  }
}
