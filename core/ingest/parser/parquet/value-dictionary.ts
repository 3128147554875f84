const mostEntries = 16_384;
const mostBytes = 1 << 20;
const lengthBytes = 4;

/** Distinct values of one column, numbered in order of appearance: an open-addressing hash table (FNV-1a). */
export class ValueDictionary {
  entries = 0;
  private slots = new Int32Array(64); // number + 1, 0 when free; at most a quarter is used
  private hashes = new Int32Array(16);
  private ends = new Int32Array(16); // where each value ends in `values`
  private values = new Uint8Array(256); // PLAIN: length, then bytes

  get byteLength(): number {
    return this.entries === 0 ? 0 : this.ends[this.entries - 1]!;
  }

  /** All values in PLAIN encoding. */
  plainBytes(): Uint8Array {
    return this.values.subarray(0, this.byteLength);
  }

  /** Where a value's bytes stand in `plainBytes`. */
  rangeOf(index: number): [start: number, end: number] {
    return [this.startOf(index), this.ends[index]!];
  }

  /** The number of a value, a new one added; -1 when the dictionary is full. */
  indexOf(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = this.slots[slot]! - 1;
      if (found < 0) return this.add(slot, hash, bytes, start, end);
      if (this.hashes[found] === hash && this.holds(found, bytes, start, end)) return found;
    }
  }

  clear(): void {
    this.slots.fill(0);
    this.entries = 0;
  }

  private startOf(index: number): number {
    return (index === 0 ? 0 : this.ends[index - 1]!) + lengthBytes;
  }

  private holds(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.startOf(index);
    if (this.ends[index]! - from !== end - start) return false;
    for (let i = start, j = from; i < end; i++, j++) if (bytes[i] !== this.values[j]) return false;
    return true;
  }

  private add(slot: number, hash: number, bytes: Uint8Array, start: number, end: number): number {
    const from = this.byteLength;
    const to = from + lengthBytes + end - start;
    if (this.entries === mostEntries || to > mostBytes) return -1;
    if (to > this.values.length) this.values = resized(this.values, Math.max(to, this.values.length * 2));
    new DataView(this.values.buffer).setInt32(from, end - start, true);
    this.values.set(bytes.subarray(start, end), from + lengthBytes);
    this.ends[this.entries] = to;
    this.hashes[this.entries] = hash;
    this.slots[slot] = ++this.entries;
    if (this.entries === this.ends.length) this.grow();
    return this.entries - 1;
  }

  private grow(): void {
    this.ends = resized(this.ends, this.entries * 2);
    this.hashes = resized(this.hashes, this.entries * 2);
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.entries; index++) {
      let slot = this.hashes[index]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.slots = slots;
  }
}

function resized<A extends Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(array: A, length: number): A {
  const larger = new (array.constructor as new (length: number) => A)(length);
  larger.set(array);
  return larger;
}
