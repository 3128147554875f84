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

/**
 * Chooses delimiter and quoting by cutting the head of the file with each and comparing the records: right is
 * what gives most records the same number of cells, and many of them.
 */
export function detectDialect(head: Uint8Array, final: boolean): DetectedDialect {
  let best: { detected: DetectedDialect; score: number } | null = null;
  for (const quoted of [true, false]) {
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

/** Share of records with the commonest number of cells, squared, times the logarithm of that number. */
function regularity(records: readonly string[][]): number {
  const counts = new Map<number, number>();
  let filled = 0;
  for (const record of records) {
    if (record.length === 0) continue;
    filled++;
    counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of counts) best = Math.max(best, (count / filled) ** 2 * Math.log2(width));
  return best;
}
