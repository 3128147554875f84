import duckdb from '@duckdb/node-bindings';
import { Bool, Float64, makeData, type Data, type DataType } from 'apache-arrow';
import { batchCapacity, type ColumnEncoder, type ColumnSlice } from './column-encoder.ts';
import { isValid, maskOf, Validity } from './validity.ts';

/** Types that DuckDB and Arrow keep in the same bytes: they are copied. */
export class FixedWidthEncoder implements ColumnEncoder {
  readonly type: DataType;
  readonly #width: number;
  readonly #validity = new Validity();
  #bytes: Uint8Array;
  #length = 0;

  constructor(type: DataType, width: number) {
    this.type = type;
    this.#width = width;
    this.#bytes = new Uint8Array(batchCapacity * width);
  }

  get byteLength(): number {
    return this.#length;
  }

  append(slice: ColumnSlice): void {
    const byteCount = slice.rows * this.#width;
    this.#bytes.set(duckdb.vector_get_data(slice.vector, byteCount), this.#length);
    this.#length += byteCount;
    this.#validity.append(maskOf(slice), slice.rows);
  }

  take(rows: number): Data {
    const data = this.#bytes.subarray(0, this.#length);
    this.#bytes = new Uint8Array(this.#bytes.length);
    this.#length = 0;
    return makeData({ type: this.type, length: rows, data, ...this.#validity.take() } as never);
  }
}

/** One byte a value in DuckDB, one bit in Arrow. */
export class BooleanEncoder implements ColumnEncoder {
  readonly type = new Bool();
  readonly #validity = new Validity();
  #values = new Validity();
  #rows = 0;

  get byteLength(): number {
    return this.#rows / 8;
  }

  append(slice: ColumnSlice): void {
    const bytes = duckdb.vector_get_data(slice.vector, slice.rows);
    const bits = new Uint8Array(Math.ceil(slice.rows / 8));
    for (let at = 0; at < slice.rows; at++) if (bytes[at]) (bits[at >> 3] as number) |= 1 << (at & 7);
    this.#values.append(bits, slice.rows);
    this.#validity.append(maskOf(slice), slice.rows);
    this.#rows += slice.rows;
  }

  take(rows: number): Data {
    this.#rows = 0;
    const data = this.#values.take().nullBitmap;
    return makeData({ type: this.type, length: rows, data, ...this.#validity.take() });
  }
}

/** Decimals that a double holds to the last digit, as doubles: dividing two exact doubles gives the nearest one. */
export class ShortDecimalEncoder implements ColumnEncoder {
  readonly type = new Float64();
  readonly #width: 2 | 4 | 8;
  readonly #divisor: number;
  readonly #validity = new Validity();
  #values = new Float64Array(batchCapacity);
  #rows = 0;

  constructor(width: 2 | 4 | 8, scale: number) {
    this.#width = width;
    this.#divisor = 10 ** scale;
  }

  get byteLength(): number {
    return this.#rows * Float64Array.BYTES_PER_ELEMENT;
  }

  append(slice: ColumnSlice): void {
    const scaled = this.#scaledValues(slice);
    const mask = maskOf(slice);
    for (let at = 0; at < slice.rows; at++)
      if (isValid(mask, at)) this.#values[this.#rows + at] = Number(scaled[at]) / this.#divisor;
    this.#validity.append(mask, slice.rows);
    this.#rows += slice.rows;
  }

  take(rows: number): Data {
    const data = this.#values.subarray(0, this.#rows);
    this.#values = new Float64Array(batchCapacity);
    this.#rows = 0;
    return makeData({ type: this.type, length: rows, data, ...this.#validity.take() });
  }

  #scaledValues({ vector, rows }: ColumnSlice): Int16Array | Int32Array | BigInt64Array {
    const { buffer, byteOffset } = duckdb.vector_get_data(vector, rows * this.#width);
    if (this.#width === 2) return new Int16Array(buffer, byteOffset, rows);
    if (this.#width === 4) return new Int32Array(buffer, byteOffset, rows);
    return new BigInt64Array(buffer, byteOffset, rows);
  }
}
