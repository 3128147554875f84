/** Values that may be bound to a statement. A Date binds as the city's wall-clock TIMESTAMP, bytes as BLOB, lists as VARCHAR[]/BIGINT[]. */
export type SqlValue =
  string | number | bigint | boolean | null | Date | Uint8Array | readonly string[] | readonly bigint[];
export type SqlValues = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** One result row; created without a prototype so that a column named `__proto__` is only data. */
export type SqlRow = Record<string, unknown>;

export interface QueryOptions {
  signal?: AbortSignal;
}

/** A column of INTEGER, BIGINT, UTINYINT, FLOAT or DOUBLE without nulls. */
export type ColumnData = Int32Array | BigInt64Array | Uint8Array | Float32Array | Float64Array;

/** Statements against the warehouse. One statement a call; values are bound, identifiers go through `quote`. */
export interface Session {
  /** Runs a statement and returns how many rows it changed. */
  run(sql: string, values?: SqlValues, options?: QueryOptions): Promise<number>;
  /**
   * Runs a query and returns all rows. BIGINT and HUGEINT come as bigint, DATE and TIMESTAMP as ISO text
   * (`2026-03-05T09:08:07.5`), LIST as array, STRUCT as object, BLOB as bytes. DECIMAL comes as number where a
   * double holds all its digits (up to 15 of them) and as text where it does not. Whatever else there is comes as text.
   */
  all<Row = SqlRow>(sql: string, values?: SqlValues, options?: QueryOptions): Promise<Row[]>;
  /**
   * Runs a query and returns an Arrow IPC stream, in record batches of a few MB. Types that Arrow or its readers
   * lack (`core/warehouse/arrow/column-encoders.ts`) arrive as text: cast a sum to BIGINT or DOUBLE.
   */
  arrow(sql: string, values?: SqlValues, options?: QueryOptions): Promise<Uint8Array>;
}

/** A session on one connection: temporary tables stay between its statements. */
export interface ConnectedSession extends Session {
  /**
   * Appends rows to a temporary table, given as columns of one length in the table's order and of
   * exactly its types.
   */
  append(temporaryTable: string, columns: readonly ColumnData[]): Promise<void>;
}

/** The embedded database. Opened once, on the main thread of the process that owns the workspace. */
export interface Warehouse extends Session {
  /**
   * Runs `work` in one transaction on a connection of its own: all of it is committed or none. An aborted
   * signal interrupts the running statement and rolls back with `CANCELLED`. `beforeCommit` runs last: when
   * it throws, nothing is committed.
   */
  transaction<T>(
    work: (session: ConnectedSession) => Promise<T>,
    options?: QueryOptions & { beforeCommit?: (result: T) => Promise<void> },
  ): Promise<T>;
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}
