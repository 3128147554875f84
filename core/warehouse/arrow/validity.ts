import duckdb from '@duckdb/node-bindings';
import { batchCapacity, type ColumnSlice } from './column-encoder.ts';

/** The mask of one vector, or null when every row has a value. Bits as in Arrow: least significant first, 1 for a value. */
export type Mask = Uint8Array | null;

export function maskOf({ vector, rows }: ColumnSlice): Mask {
  return duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8) ?? null;
}

/** Whether row `at` of a vector with this mask has a value. */
export function isValid(mask: Mask, at: number): boolean {
  return mask === null || (((mask[at >> 3] as number) >> (at & 7)) & 1) === 1;
}

/** The validity bitmap of one column of a batch. */
export class Validity {
  #bits = new Uint8Array(batchCapacity / 8);
  #rows = 0;
  #nulls = 0;

  append(mask: Mask, rows: number): void {
    if (mask === null) this.#appendAllValid(rows);
    else
      for (let at = 0; at < rows; at++) {
        if (isValid(mask, at)) this.#set(this.#rows + at);
        else this.#nulls++;
      }
    this.#rows += rows;
  }

  take(): { nullBitmap: Uint8Array; nullCount: number } {
    const taken = { nullBitmap: this.#bits, nullCount: this.#nulls };
    this.#bits = new Uint8Array(batchCapacity / 8);
    this.#rows = this.#nulls = 0;
    return taken;
  }

  #appendAllValid(rows: number): void {
    let at = this.#rows;
    const end = at + rows;
    while (at < end && at % 8 !== 0) this.#set(at++);
    const wholeBytes = (end - at) >> 3;
    this.#bits.fill(0xff, at >> 3, (at >> 3) + wholeBytes);
    for (at += wholeBytes * 8; at < end; at++) this.#set(at);
  }

  #set(row: number): void {
    (this.#bits[row >> 3] as number) |= 1 << (row & 7);
  }
}
