import { cellsOfRecords } from '../shared/cells.ts';
import { RecordSplitter } from './split-records.ts';

export interface DetectedDialect {
  delimiter: string;
  quoted: boolean;
  /** The first records of the head, cut with this dialect. */
  records: string[][];
  /** Bytes of the head that they take up. */
  consumed: number;
}

const delimiters = [',', '\t', ';', '|'];
const mostRecords = 1000;
/** How much more regular the records must be when quotes are taken for ordinary characters. */
const convincingGain = 0.05;

/**
 * Chooses delimiter and quoting by cutting the head of the file with each and comparing the records: right is
 * what gives most records the same number of cells, and many of them. Delimiters inside quotes may be regular
 * too, so that quoting is given up only when it makes the records irregular.
 */
export function detectDialect(head: Uint8Array, final: boolean): DetectedDialect {
  const quoted = bestCut(head, final, true);
  const unquoted = bestCut(head, final, false);
  return commonShare(unquoted.records) > commonShare(quoted.records) + convincingGain ? unquoted : quoted;
}

function bestCut(head: Uint8Array, final: boolean, quoted: boolean): DetectedDialect {
  const cuts = delimiters.map((delimiter) => cutHead(head, final, delimiter, quoted));
  return cuts.reduce((best, cut) => (regularity(cut.records) > regularity(best.records) * 1.05 ? cut : best));
}

function cutHead(head: Uint8Array, final: boolean, delimiter: string, quoted: boolean): DetectedDialect {
  const output = new Uint8Array(head.length + 1);
  const { written, consumed } = new RecordSplitter(delimiter, quoted).split(head, output, final, mostRecords);
  return { delimiter, quoted, records: cellsOfRecords(output.subarray(0, written)), consumed };
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
