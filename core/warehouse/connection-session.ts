import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult } from '@duckdb/node-api';
import { HubError } from '../base/hub-error.ts';
import { encodeArrow } from './arrow/encode-arrow.ts';
import { appendColumns } from './append-columns.ts';
import { readFailure, type DriverFailure } from './driver-failure.ts';
import { readRows } from './rows.ts';
import { bindValues } from './values.ts';
import type { ColumnData, ConnectedSession, QueryOptions, SqlRow, SqlValues } from './warehouse.ts';

/** Throws `CANCELLED` once the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new HubError('CANCELLED', {});
}

/** Statements on one connection, one after the other: a second one would silently end a result that is being read. */
export class ConnectionSession implements ConnectedSession {
  readonly #connection: DuckDBConnection;
  readonly #path: string;
  readonly #signal: AbortSignal | undefined;
  readonly #onFailure: (failure: DriverFailure) => void;
  #last: Promise<unknown> = Promise.resolve();

  /** `signal` holds for every statement of the session; `path` is named when the disk is full. */
  constructor(
    connection: DuckDBConnection,
    options: { path: string; signal?: AbortSignal; onFailure: (failure: DriverFailure) => void },
  ) {
    this.#connection = connection;
    this.#path = options.path;
    this.#signal = options.signal;
    this.#onFailure = options.onFailure;
  }

  run(sql: string, values: SqlValues = [], options: QueryOptions = {}): Promise<number> {
    return this.#execute(sql, values, options, async (statement) => (await statement.run()).rowsChanged);
  }

  all<Row = SqlRow>(sql: string, values: SqlValues = [], options: QueryOptions = {}): Promise<Row[]> {
    return this.#read(sql, values, options, (result) => readRows<Row>(result));
  }

  arrow(sql: string, values: SqlValues = [], options: QueryOptions = {}): Promise<Uint8Array> {
    return this.#read(sql, values, options, encodeArrow);
  }

  append(temporaryTable: string, columns: readonly ColumnData[]): Promise<void> {
    const turn = this.#last.then(async () => {
      throwIfCancelled(this.#signal);
      const appender = await this.#connection.createAppender(temporaryTable, 'main', 'temp');
      try {
        appendColumns(appender, columns);
      } catch (cause) {
        throw this.#explain(cause, `append to ${temporaryTable}`, this.#signal);
      } finally {
        appender.closeSync();
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #read<T>(
    sql: string,
    values: SqlValues,
    options: QueryOptions,
    read: (result: DuckDBResult) => Promise<T>,
  ): Promise<T> {
    const answer = await this.#execute(sql, values, options, async (statement) =>
      read(await statement.stream()),
    );
    throwIfCancelled(this.#signal);
    throwIfCancelled(options.signal);
    return answer;
  }

  #execute<T>(
    sql: string,
    values: SqlValues,
    options: QueryOptions,
    work: (statement: DuckDBPreparedStatement) => Promise<T>,
  ): Promise<T> {
    const signals = [this.#signal, options.signal].filter((signal) => signal !== undefined);
    const signal = signals.length === 1 ? signals[0]! : AbortSignal.any(signals);
    const turn = this.#last.then(() => this.#executeNow(sql, values, signal, work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #executeNow<T>(
    sql: string,
    values: SqlValues,
    signal: AbortSignal,
    work: (statement: DuckDBPreparedStatement) => Promise<T>,
  ): Promise<T> {
    const stopWatching = interruptOnAbort(this.#connection, signal);
    try {
      throwIfCancelled(signal);
      const statement = await this.#connection.prepare(sql);
      try {
        throwIfCancelled(signal);
        bindValues(statement, values);
        return await work(statement);
      } finally {
        statement.destroySync();
      }
    } catch (cause) {
      throw this.#explain(cause, sql, signal);
    } finally {
      stopWatching();
    }
  }

  #explain(cause: unknown, sql: string, signal: AbortSignal | undefined): unknown {
    if (cause instanceof HubError) return cause;
    const failure = readFailure(cause, sql, this.#path);
    this.#onFailure(failure);
    return signal?.aborted ? new HubError('CANCELLED', {}, { cause: failure.error }) : failure.error;
  }
}

/** An interrupt that arrives between two statements is forgotten by the driver, so it is repeated until the work stops. */
function interruptOnAbort(connection: DuckDBConnection, signal: AbortSignal): () => void {
  let repeat: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    repeat = setInterval(() => connection.interrupt(), 20);
  };
  signal.addEventListener('abort', interrupt, { once: true });
  return () => {
    signal.removeEventListener('abort', interrupt);
    clearInterval(repeat);
  };
}
