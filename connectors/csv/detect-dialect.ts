import { cellsOfRecords } from '../shared/cells.ts';
import { isLabel, isPlainlyValue } from '../shared/header-cells.ts';
import type { Cutting } from './dialect.ts';
import { RecordSplitter } from './split-records.ts';

export interface DetectedDialect extends Cutting {
  /** The first records of the head, cut with this dialect. */
  records: string[][];
  /** Bytes of the head that they take up. */
  consumed: number;
}

const delimiters = [',', '\t', ';', '|'];
/** Delimiters that also stand inside cells: they need a header and nearly all records to agree. */
const rareDelimiters = ['^', '~', '#', '\u0001', ' ', ':'];
/** Rare dialects show in this much, or are not looked for. */
const rareBytes = 64 * 1024;
const mostRecords = 1000;
/** How much more regular the records must be when quotes are taken for ordinary characters. */
const convincingGain = 0.05;
const convincingShare = 0.9;

/**
 * Chooses delimiter and quoting by cutting the head of the file with each and comparing the records: right is
 * what gives most records the same number of cells, and many of them. Delimiters inside quotes may be regular
 * too, so that quoting is given up only when it makes the records irregular, and never when a whole record, such as
 * the header, is enclosed in quotes cell by cell.
 */
export function detectDialect(head: Uint8Array, final: boolean): DetectedDialect {
  const cut = cutterOf(head, final);
  const best = refine(head, chooseDelimiter(cut, delimiters), cut);
  if (isConvincing(best)) return best;
  const start = head.subarray(0, rareBytes);
  const cutStart = cutterOf(start, final && start.length === head.length);
  const rare = rareDelimiters
    .map((delimiter) => refine(start, chooseDelimiter(cutStart, [delimiter]), cutStart))
    .filter((candidate) => isConvincing(candidate) && hasHeader(candidate.records));
  if (rare.length === 0) return best;
  const chosen = rare.reduce((most, next) => (regularity(next) > regularity(most) * 1.05 ? next : most));
  return regularity(chosen) > regularity(best) * 1.05 ? cut(cuttingOf(chosen)) : best;
}

function cutterOf(head: Uint8Array, final: boolean): Cut {
  return (cutting) => cutHead(head, final, { ...usual, ...cutting });
}

const usual: Cutting = { delimiter: ',', quote: '"', escaped: false, padded: false };

type Cut = (cutting: Partial<Cutting>) => DetectedDialect;

function chooseDelimiter(cut: Cut, candidates: readonly string[]): DetectedDialect {
  const most = (cuts: DetectedDialect[]) =>
    cuts.reduce((best, next) => (regularity(next) > regularity(best) * 1.05 ? next : best));
  const quoted = most(candidates.map((delimiter) => cut({ delimiter })));
  const unquoted = most(candidates.map((delimiter) => cut({ delimiter, quote: '' })));
  const isClearer = commonShare(unquoted.records) > commonShare(quoted.records) + convincingGain;
  return isClearer && !unquoted.records.some(isAllEnclosed) ? unquoted : quoted;
}

/** True for two or more filled cells that all begin and end with a quote. */
function isAllEnclosed(record: readonly string[]): boolean {
  const filled = record.filter((cell) => cell !== '');
  return filled.length > 1 && filled.every((cell) => /^".+"$/s.test(cell));
}

/** Tries what is rare with the delimiter: spaces behind it, single quotes, quotes escaped by a backslash. */
function refine(head: Uint8Array, plain: DetectedDialect, cut: Cut): DetectedDialect {
  const { delimiter } = plain;
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  const padded = delimiter !== ' ' && isAlwaysPadded(text, delimiter);
  const start = padded ? cut({ ...cuttingOf(plain), padded, quote: '"' }) : plain;
  let best = padded && regularity(start) >= regularity(plain) ? start : plain;
  const others: Partial<Cutting>[] = [];
  if (isEnclosed(text, delimiter, "'", best.padded)) others.push({ quote: "'" });
  if (hasEscapedQuote(text, delimiter)) others.push({ quote: '"', escaped: true });
  for (const other of others) {
    const next = cut({ ...cuttingOf(best), ...other });
    const isBetter = !next.escaped || escapesLeft(next) < escapesLeft(best);
    if (isBetter && commonShare(next.records) >= commonShare(best.records)) best = next;
  }
  return best;
}

/**
 * True when a backslash stands before a quote that neither ends its cell nor is doubled: with doubled quotes, a
 * backslash before one is an ordinary character.
 */
function hasEscapedQuote(text: string, delimiter: string): boolean {
  for (let at = text.indexOf('\\"'); at >= 0; at = text.indexOf('\\"', at + 2)) {
    const next = text[at + 2];
    if (next !== undefined && !['"', delimiter, '\r', '\n'].includes(next)) return true;
  }
  return false;
}

/** Cells in which a backslash still stands before a quote. */
function escapesLeft({ records }: DetectedDialect): number {
  return records.flat().filter((cell) => cell.includes('\\"')).length;
}

function cuttingOf({ delimiter, quote, escaped, padded }: Cutting): Cutting {
  return { delimiter, quote, escaped, padded };
}

function isAlwaysPadded(text: string, delimiter: string): boolean {
  const all = text.split(delimiter).length - 1;
  const padded = text.split(`${delimiter} `).length - 1;
  return all > 0 && padded >= all * convincingShare;
}

/** True when cells that begin with a quote end with it too, and there are some in most records. */
function isEnclosed(text: string, delimiter: string, quote: string, padded: boolean): boolean {
  const lines = text.split(/\r\n?|\n/).slice(0, mostRecords);
  const cells = lines.flatMap((line) => line.split(padded ? `${delimiter} ` : delimiter));
  const begun = cells.filter((cell) => cell.startsWith(quote));
  const enclosed = begun.filter((cell) => cell.length > 1 && cell.endsWith(quote));
  return begun.length * 2 >= lines.length && enclosed.length >= begun.length * convincingShare;
}

function cutHead(head: Uint8Array, final: boolean, cutting: Cutting): DetectedDialect {
  const output = new Uint8Array(head.length + 1);
  const { written, consumed } = new RecordSplitter(cutting).split(head, output, final, mostRecords);
  return { ...cutting, records: cellsOfRecords(output.subarray(0, written)), consumed };
}

/** How many of the filled records have each number of cells, as shares. */
function widthShares(records: readonly string[][]): [width: number, share: number][] {
  const filled = records.filter((record) => record.length > 0);
  const counts = new Map<number, number>();
  for (const { length } of filled) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].map(([width, count]) => [width, count / filled.length]);
}

/** Share of records with the commonest number of cells, squared, times the logarithm of that number. */
function regularity({ records }: DetectedDialect): number {
  return Math.max(0, ...widthShares(records).map(([width, share]) => share ** 2 * Math.log2(width)));
}

/** Share of records with the commonest number of cells, when that is more than one. */
function commonShare(records: readonly string[][]): number {
  return Math.max(0, ...widthShares(records).map(([width, share]) => (width > 1 ? share : 0)));
}

function isConvincing({ records }: DetectedDialect): boolean {
  return commonShare(records) >= convincingShare;
}

/** True when the first record names all columns, and no two alike. */
function hasHeader(records: readonly string[][]): boolean {
  const [[width] = [0]] = widthShares(records).sort(([, a], [, b]) => b - a);
  const header = records.find((record) => record.length > 0) ?? [];
  return (
    header.length === width &&
    new Set(header).size === header.length &&
    header.every((cell) => isLabel(cell) && !isPlainlyValue(cell))
  );
}
