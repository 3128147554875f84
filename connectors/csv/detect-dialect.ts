import { cellsOfRecords } from '../shared/cells.ts';
import { RecordSplitter } from './split-records.ts';

export interface DetectedDialect {
  delimiter: string;
  quoted: boolean;
  /** The records of the head, cut with this dialect. */
  records: string[][];
}

const delimiters = [',', '\t', ';', '|'];
const mostRecords = 1000;
/** From here on a cut with quoting needs no second opinion. */
const clearShare = 0.95;

/**
 * Chooses delimiter and quoting by cutting the head of the file with each and comparing the records: right is
 * what gives most records the same number of cells, and many of them.
 */
export function detectDialect(head: Uint8Array, final: boolean): DetectedDialect {
  let best: { detected: DetectedDialect; score: number } | null = null;
  for (const quoted of [true, false]) {
    if (!quoted && commonShare(best!.detected.records) > clearShare) break; // commas inside quotes are regular too
    for (const delimiter of delimiters) {
      const records = cutHead(head, delimiter, quoted, final);
      const score = regularity(records);
      if (!best || score > best.score * 1.05) best = { detected: { delimiter, quoted, records }, score };
    }
  }
  return best!.detected;
}

function cutHead(head: Uint8Array, delimiter: string, quoted: boolean, final: boolean): string[][] {
  const output = new Uint8Array(head.length + 1);
  const { written } = new RecordSplitter(delimiter, quoted).split(head, output, final, mostRecords);
  return cellsOfRecords(output.subarray(0, written));
}

/** How many of the filled records have each number of cells, as shares. */
function widthShares(records: readonly string[][]): [width: number, share: number][] {
  const filled = records.filter((record) => record.length > 0);
  const counts = new Map<number, number>();
  for (const { length } of filled) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].map(([width, count]) => [width, count / filled.length]);
}

/** Share of records with the commonest number of cells, squared, times the logarithm of that number. */
function regularity(records: readonly string[][]): number {
  return Math.max(0, ...widthShares(records).map(([width, share]) => share ** 2 * Math.log2(width)));
}

/** Share of records with the commonest number of cells, when that is more than one. */
function commonShare(records: readonly string[][]): number {
  return Math.max(0, ...widthShares(records).map(([width, share]) => (width > 1 ? share : 0)));
}
