import { cellSeparator, limits, recordSeparator } from '../../schemas/intake/connector.ts';
import type { Cutting } from './dialect.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const backslash = 0x5c;
const space = 0x20;

const plain = 0;
const delimiterClass = 1;
const lineEndClass = 2;
const reservedClass = 3;
const quoteClass = 4;

export interface SplitResult {
  /** Input bytes that whole records took up. */
  consumed: number;
  /** Output bytes written. */
  written: number;
  /** Records written, blank ones included. */
  records: number;
  /** Records without a delimiter and blank among them that stand at the end; each is one output byte. */
  trailingBlanks: number;
}

/**
 * Rewrites delimited UTF-8 text as cells and records closed by 0x1F and 0x1E, quoting undone.
 *
 * Quotes count only where a cell begins. Inside, a doubled quote is one, and a quote that ends no cell is an
 * ordinary character; when such a cell then runs over its line, or is never closed, the opening quote was an
 * ordinary character too and the cell is read again without it.
 */
export class RecordSplitter {
  private readonly classes = new Uint8Array(256);
  /** Every byte above this one is plain, which spares most bytes the look-up. */
  private readonly lastSpecial: number;
  /** The byte that begins a quoted cell; -1 when none does. */
  private readonly quote: number;
  private readonly escaped: boolean;
  private readonly padded: boolean;
  /** Spaces behind a closing quote belong to no cell, unless they are delimiters. */
  private readonly skipsSpaces: boolean;

  constructor({ delimiter, quote, escaped, padded }: Cutting) {
    this.quote = quote === '' ? -1 : quote.charCodeAt(0);
    this.escaped = escaped;
    this.padded = padded;
    this.skipsSpaces = delimiter !== ' ';
    this.classes[cellSeparator] = reservedClass;
    this.classes[recordSeparator] = reservedClass;
    this.classes[lineFeed] = lineEndClass;
    this.classes[carriageReturn] = lineEndClass;
    this.classes[delimiter.charCodeAt(0)] = delimiterClass;
    if (quote !== '') this.classes[this.quote] = quoteClass;
    this.lastSpecial = this.classes.findLastIndex((kind) => kind !== plain);
  }

  /**
   * Writes every record that is complete in `input` to `output` (at least `input.length + 1` bytes), never
   * more than `maxRecords`. `final` says that nothing follows, which completes the last record.
   */
  split(input: Uint8Array, output: Uint8Array, final: boolean, maxRecords = Infinity): SplitResult {
    const { classes, padded, lastSpecial } = this;
    const result: SplitResult = { consumed: 0, written: 0, records: 0, trailingBlanks: 0 };
    const end = input.length;
    let i = 0;
    let o = 0;
    let cellStart = 0;
    if (maxRecords <= 0) return result;
    while (i < end) {
      let byte = input[i]!;
      while (byte > lastSpecial) {
        output[o++] = byte;
        if (++i === end) break;
        byte = input[i]!;
      }
      if (i === end) break;
      const kind = classes[byte]!;
      if (kind === lineEndClass) {
        const next = afterLineEnd(input, i, final);
        if (next < 0) return result;
        result.consumed = i = next;
        cellStart = o = endRecord(result, output, o);
        if (result.records >= maxRecords) return result;
      } else if (kind === delimiterClass) {
        output[o++] = cellSeparator;
        cellStart = o;
        i++;
        if (padded && input[i] === space) i++;
      } else if (kind === quoteClass && o === cellStart) {
        const cell = this.readQuoted(input, output, i, o, final);
        if (cell === 'incomplete') return result;
        if (cell === 'not-quoted') {
          output[o++] = byte;
          i++;
        } else {
          i = cell.next;
          o = cell.written;
        }
      } else {
        output[o++] = kind === reservedClass ? space : byte;
        i++;
      }
    }
    if (final && i > result.consumed) {
      result.consumed = i;
      endRecord(result, output, o);
    }
    return result;
  }

  /** Reads a quoted cell up to its delimiter or line end. */
  private readQuoted(
    input: Uint8Array,
    output: Uint8Array,
    from: number,
    to: number,
    final: boolean,
  ): QuotedCell | 'incomplete' | 'not-quoted' {
    const { quote, escaped } = this;
    let o = to;
    let strayQuotes = 0;
    let overLine = false;
    const limit = Math.min(input.length, from + limits.cellBytes);
    for (let i = from + 1; i < limit; i++) {
      const byte = input[i]!;
      if (byte === quote) {
        if (input[i + 1] === quote) {
          output[o++] = quote;
          i++;
          continue;
        }
        const next = this.skipsSpaces ? skipSpaces(input, i + 1) : i + 1;
        if (next >= input.length) return final ? { next, written: o } : 'incomplete';
        if (this.endsCell(input[next]!)) return { next, written: o };
        if (overLine || ++strayQuotes > mostStrayQuotes) return 'not-quoted';
        output[o++] = quote;
      } else if (escaped && byte === backslash && (input[i + 1] === quote || input[i + 1] === backslash)) {
        output[o++] = input[++i]!;
      } else if (byte === lineFeed || byte === carriageReturn) {
        if (strayQuotes > 0) return 'not-quoted';
        overLine = true;
        output[o++] = byte;
      } else output[o++] = byte === cellSeparator || byte === recordSeparator ? space : byte;
    }
    return final || limit < input.length ? 'not-quoted' : 'incomplete';
  }

  private endsCell(byte: number): boolean {
    return this.classes[byte] === delimiterClass || this.classes[byte] === lineEndClass;
  }
}

/** Position after the line end at `at`; -1 when what follows must be seen first. */
function afterLineEnd(input: Uint8Array, at: number, final: boolean): number {
  if (at >= input.length) return final ? at : -1;
  if (input[at] === lineFeed) return at + 1;
  if (at + 1 >= input.length && !final) return -1;
  return input[at + 1] === lineFeed ? at + 2 : at + 1;
}

/** Closes the record that ends at `end`, or reduces it to its separator when it is blank; returns the new end. */
function endRecord(result: SplitResult, output: Uint8Array, end: number): number {
  const blank = isBlank(output, result.written, end);
  const isEmpty = blank && !output.subarray(result.written, end).includes(cellSeparator);
  result.trailingBlanks = isEmpty ? result.trailingBlanks + 1 : 0;
  const at = blank ? result.written : end;
  output[at] = recordSeparator;
  result.records++;
  return (result.written = at + 1);
}

interface QuotedCell {
  next: number;
  written: number;
}

/** Bounds how often text is read again: a cell with more quotes than this that close nothing was never quoted. */
const mostStrayQuotes = 100;

function skipSpaces(bytes: Uint8Array, from: number): number {
  let i = from;
  while (bytes[i] === space) i++;
  return i;
}

/** True when a record holds only delimiters and white space (U+3000 included). */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte <= space) continue;
    if (byte === 0xe3 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0x80) {
      i += 2;
      continue;
    }
    return false;
  }
  return true;
}
