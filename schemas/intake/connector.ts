/**
 * What a source format or system must offer. A connector runs in the parser process, on files nobody
 * vouches for; it knows nothing of datasets. `connectors/registry.ts` lists them, and every one passes
 * `tests/integration/connectors/conformance.ts`.
 */

/** Bytes of a delivered file, wherever they are: a plain file or a sealed upload. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  /** Reads exactly `length` bytes from `offset`, fewer only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** The whole file in order, in chunks of about 1 MB. */
  stream(): AsyncIterable<Uint8Array>;
}

/** Something a person should know about how the file was read; the text is `messages.connectors.<code>`. */
export interface Note {
  code: string;
  data?: Record<string, string | number>;
}

export interface Column {
  /** Position in the table, from 0. */
  index: number;
  /** The header as delivered, trimmed; duplicates get ` (2)`, empty ones `列 N`. */
  header: string;
}

/** A table found in a file: where it starts, how it is cut, and its first rows. */
export interface RecognisedTable {
  /** The sheet's name; empty for flat files. */
  sheet: string;
  columns: Column[];
  /** Physical records above the first body record: titles, units, the header itself. */
  headerRecords: number;
  /** Up to 200 body records, cells in column order; none of another length. Kept in memory only, never written. */
  sample: string[][];
  /** Estimated body records, when that is cheap to know. */
  estimatedRecords?: number;
  /** What the connector needs to read this table again (encoding, delimiter, part name); plain JSON. */
  dialect: Record<string, string | number | boolean>;
  notes: Note[];
}

export interface Recognition {
  connector: string;
  tables: RecognisedTable[];
  notes: Note[];
}

/**
 * Body records as UTF-8 text: cells end with 0x1F except a record's last, records end with 0x1E. Those
 * two bytes never occur inside a cell (a connector replaces them by a space). Record n of a table is its
 * n-th physical record below the header, counted from 1 over all batches: blank records inside the table
 * are delivered as empty records, trailing blank ones are not. Escaping is undone; nothing else is changed.
 */
export interface TextBatch {
  bytes: Uint8Array;
  records: number;
}

export interface Connector {
  readonly id: string;
  /** How sure the connector is that it can read this content (0 to 1), judged by content, never by name. */
  sniff(source: ByteSource): Promise<number>;
  /** Finds the tables. Throws `ParseError` when the file cannot be one of its kind. */
  recognise(source: ByteSource, signal: AbortSignal): Promise<Recognition>;
  /**
   * Reads the body of one table that `recognise` found; returns what became known only on the way. A batch's
   * bytes are valid until the next batch is asked for.
   */
  read(source: ByteSource, table: RecognisedTable, signal: AbortSignal): AsyncGenerator<TextBatch, Note[]>;
}

export const cellSeparator = 0x1f;
export const recordSeparator = 0x1e;

/** Limits that keep a hostile file from costing more than seconds (RELIABILITY §3, promise 7). */
export const limits = {
  columns: 2000,
  recordBytes: 16 * 1024 * 1024,
  cellBytes: 4 * 1024 * 1024,
  sampleRecords: 200,
  tables: 200,
} as const;

/** Why a file cannot be read: a code of `schemas/api/errors.ts` (`FILE_…`) with its data, without the file's name. */
export class ParseError extends Error {
  readonly code:
    | 'FILE_EMPTY'
    | 'FILE_UNREADABLE'
    | 'FILE_NOT_RECOGNISED'
    | 'FILE_REFUSED'
    | 'FILE_LIMIT'
    | 'HEADER_MISSING'
    | 'NO_TABLE';
  readonly data: Record<string, string>;

  constructor(code: ParseError['code'], data: Record<string, string> = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(data)}`, options);
    this.name = 'ParseError';
    this.code = code;
    this.data = data;
  }
}
