/** Values that may be bound to a statement. Lists bind as VARCHAR[]/BIGINT[]. */
export type SqlValue =
  string | number | bigint | boolean | null | Date | readonly string[] | readonly bigint[];
export type SqlValues = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** One result row; created without a prototype so that a column named `__proto__` is only data. */
export type SqlRow = Record<string, unknown>;

export interface QueryOptions {
  signal?: AbortSignal;
}

/** Statements against the warehouse. One statement a call; values are bound, identifiers go through `quote`. */
export interface Session {
  /** Runs a statement and returns how many rows it changed. */
  run(sql: string, values?: SqlValues, options?: QueryOptions): Promise<number>;
  /** Runs a query and returns all rows: BIGINT as bigint, DATE and TIMESTAMP as ISO text, LIST as array. */
  all<Row = SqlRow>(sql: string, values?: SqlValues, options?: QueryOptions): Promise<Row[]>;
  /** Runs a query and returns an Arrow IPC stream, in record batches of a few MB. */
  arrow(sql: string, values?: SqlValues, options?: QueryOptions): Promise<Uint8Array>;
}

/** The embedded database. Opened once, on the main thread of the process that owns the workspace. */
export interface Warehouse extends Session {
  /**
   * Runs `work` in one transaction on a connection of its own: all of it is committed or none. An aborted
   * signal interrupts the running statement and rolls back with `CANCELLED`. `beforeCommit` runs last: when
   * it throws, nothing is committed.
   */
  transaction<T>(
    work: (session: Session) => Promise<T>,
    options?: QueryOptions & { beforeCommit?: (result: T) => Promise<void> },
  ): Promise<T>;
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}
