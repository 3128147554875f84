import { ValueDictionary } from './value-dictionary.ts';

/** Text values of one column within a row group, kept as Parquet writes them. */
export class TextColumn {
  readonly name: string;
  rows = 0;
  nulls = 0;
  /** PLAIN values: four bytes of length, little-endian, then the bytes. */
  private plain = new Uint8Array(1 << 10);
  private plainLength = 0;
  /** Values while they are few enough to be numbered; null for good once they are not. */
  private dictionary: ValueDictionary | null = new ValueDictionary();
  private indices = new Uint16Array(1 << 8);
  private present = new Uint8Array(1 << 7);

  constructor(name: string) {
    this.name = name;
  }

  appendNull(): void {
    this.markRow(false);
    this.nulls++;
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    if (this.dictionary) {
      const index = this.dictionary.indexOf(bytes, start, end);
      if (index >= 0) {
        this.pushIndex(index);
        this.markRow(true);
        return;
      }
      this.leaveDictionary();
    }
    this.pushPlain(bytes, start, end);
    this.markRow(true);
  }

  /** Forgets the rows after they were written. */
  clear(): void {
    this.rows = 0;
    this.nulls = 0;
    this.plainLength = 0;
    this.dictionary?.clear();
  }

  /** One bit per row, lowest first: 1 where there is a value. */
  presence(): Uint8Array {
    return this.present.subarray(0, (this.rows + 7) >> 3);
  }

  /** The values to write: numbered ones with their dictionary, or plain ones. */
  values():
    | { kind: 'dictionary'; dictionary: Uint8Array; entries: number; indices: Uint16Array }
    | { kind: 'plain'; bytes: Uint8Array } {
    if (!this.dictionary) return { kind: 'plain', bytes: this.plain.subarray(0, this.plainLength) };
    return {
      kind: 'dictionary',
      dictionary: this.dictionary.plainBytes(),
      entries: this.dictionary.entries,
      indices: this.indices.subarray(0, this.rows - this.nulls),
    };
  }

  private markRow(hasValue: boolean): void {
    const byte = this.rows >> 3;
    const bit = this.rows & 7;
    if (byte >= this.present.length) this.present = grown(this.present, byte + 1);
    if (bit === 0) this.present[byte] = hasValue ? 1 : 0;
    else if (hasValue) this.present[byte]! |= 1 << bit;
    this.rows++;
  }

  private pushIndex(index: number): void {
    const at = this.rows - this.nulls;
    if (at >= this.indices.length) {
      const larger = new Uint16Array(at * 2);
      larger.set(this.indices);
      this.indices = larger;
    }
    this.indices[at] = index;
  }

  private pushPlain(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    const needed = this.plainLength + 4 + length;
    if (needed > this.plain.length) this.plain = grown(this.plain, needed);
    const target = this.plain;
    let at = this.plainLength;
    target[at] = length;
    target[at + 1] = length >> 8;
    target[at + 2] = length >> 16;
    target[at + 3] = length >> 24;
    at += 4;
    if (length < 96) for (let i = start; i < end; i++) target[at++] = bytes[i]!;
    else target.set(bytes.subarray(start, end), at);
    this.plainLength = needed;
  }

  /** Writes the numbered values out; from here on this column is plain. */
  private leaveDictionary(): void {
    const dictionary = this.dictionary!;
    const bytes = dictionary.plainBytes();
    const count = this.rows - this.nulls;
    this.dictionary = null;
    for (let i = 0; i < count; i++) {
      const [start, end] = dictionary.rangeOf(this.indices[i]!);
      this.pushPlain(bytes, start, end);
    }
  }
}

function grown(bytes: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(needed, bytes.length * 2));
  larger.set(bytes);
  return larger;
}
