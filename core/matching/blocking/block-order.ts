/** Records block after block; in each, those that make pairs come first. Block b stands at start[b] … start[b + 1] - 1. */
export interface BlockOrder {
  start: Int32Array;
  record: Int32Array;
}

/** What decides which records of a block make a pair. */
interface Pairing {
  records: number;
  closedSource: Int32Array | null;
  changed: Uint8Array | null;
}

/**
 * Sorts rows of records and blocks by block (counting sort).
 *
 * @param block number from 0, or below zero for none
 */
export function blockOrder(
  { changed }: Pairing,
  record: Int32Array,
  block: Int32Array,
  blocks: number,
): BlockOrder {
  const start = new Int32Array(blocks + 1);
  for (let row = 0; row < block.length; row++) if (block[row]! >= 0) start[block[row]! + 1]!++;
  for (let b = 0; b < blocks; b++) start[b + 1]! += start[b]!;
  const sorted = new Int32Array(start[blocks]!);
  const next = start.slice(0, blocks);
  for (const turn of changed ? [1, 0] : [0])
    for (let row = 0; row < block.length; row++) {
      const b = block[row]!;
      if (b >= 0 && (!changed || changed[record[row]!] === turn)) sorted[next[b]!++] = record[row]!;
    }
  return { start, record: sorted };
}

/** How many pairs the blocks make, and how many records are in some. */
export function pairsOfBlocks(
  { records, closedSource, changed }: Pairing,
  { start, record }: BlockOrder,
): { pairs: number; records: number } {
  const isMet = new Uint8Array(records);
  let total = 0;
  for (let b = 0; b + 1 < start.length; b++) {
    const [from, to] = [start[b]!, start[b + 1]!];
    const within = closedSource && new Map<number, number>();
    let pairs = 0;
    for (let i = to - 1; i >= from; i--) {
      const n = record[i]!;
      const source = closedSource ? closedSource[n]! : -1;
      const same = source < 0 ? 0 : (within!.get(source) ?? 0);
      if (!changed || changed[n] === 1) pairs += to - 1 - i - same;
      if (source >= 0) within!.set(source, same + 1);
    }
    total += pairs;
    if (pairs > 0) for (let i = from; i < to; i++) isMet[record[i]!] = 1;
  }
  return { pairs: total, records: isMet.reduce((sum, met) => sum + met, 0) };
}

/** The same where any two records of a block make a pair, and no record is in several. */
export function pairsOfSizes(sizes: Int32Array): { pairs: number; records: number } {
  let [pairs, records] = [0, 0];
  for (const size of sizes) {
    pairs += (size * (size - 1)) / 2;
    records += size;
  }
  return { pairs, records };
}
