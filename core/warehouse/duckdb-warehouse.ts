import type { DuckDBInstance } from '@duckdb/node-api';
import { HubError } from '../base/hub-error.ts';
import { ConnectionSession, throwIfCancelled } from './connection-session.ts';
import { readFailure, type DriverFailure } from './driver-failure.ts';
import { InstanceKeeper } from './instance-keeper.ts';
import type { ConnectedSession, QueryOptions, Session, SqlRow, SqlValues, Warehouse } from './warehouse.ts';

type TransactionOptions<T> = QueryOptions & { beforeCommit?: (result: T) => Promise<void> };

/** Every read has a connection of its own, so that readers neither wait for nor disturb each other. */
export class DuckDBWarehouse implements Warehouse {
  readonly #keeper: InstanceKeeper;
  readonly #path: string;
  readonly #onDamage: () => void;

  constructor(path: string, open: () => Promise<DuckDBInstance>, onDamage: () => void) {
    this.#path = path;
    this.#onDamage = onDamage;
    this.#keeper = new InstanceKeeper(open);
  }

  run(sql: string, values?: SqlValues, options?: QueryOptions): Promise<number> {
    return this.#inSession((session) => session.run(sql, values, options));
  }

  all<Row = SqlRow>(sql: string, values?: SqlValues, options?: QueryOptions): Promise<Row[]> {
    return this.#inSession((session) => session.all<Row>(sql, values, options));
  }

  arrow(sql: string, values?: SqlValues, options?: QueryOptions): Promise<Uint8Array> {
    return this.#inSession((session) => session.arrow(sql, values, options));
  }

  transaction<T>(
    work: (session: ConnectedSession) => Promise<T>,
    { signal, beforeCommit }: TransactionOptions<T> = {},
  ): Promise<T> {
    return this.#inSession(async (session, control) => {
      await control.run('BEGIN TRANSACTION');
      try {
        const result = await work(session);
        throwIfCancelled(signal);
        await beforeCommit?.(result);
        await this.#commit(control);
        return result;
      } catch (error) {
        await control.run('ROLLBACK').catch(() => undefined);
        throw signal?.aborted && !(error instanceof HubError)
          ? new HubError('CANCELLED', {}, { cause: error })
          : error;
      }
    }, signal);
  }

  async checkpoint(): Promise<void> {
    await this.run('CHECKPOINT').catch((error: unknown) => {
      // Refused while another transaction writes; the next one will do.
      if (!/other (write )?transactions? active/i.test(String(error))) throw error;
    });
  }

  async close(): Promise<void> {
    await this.checkpoint().finally(() => this.#keeper.close());
  }

  async #commit(control: Session): Promise<void> {
    await control.run('COMMIT').catch((error: unknown) => {
      if (!readFailure(error, 'COMMIT', this.#path).committed) throw error;
    });
  }

  /** `session` obeys the signal; `control` begins and ends the transaction whatever the signal says. */
  async #inSession<T>(
    work: (session: ConnectedSession, control: Session) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const connection = await this.#keeper.connect();
    const onFailure = (failure: DriverFailure) => {
      if (failure.needsReopening) this.#keeper.spoil();
      if (failure.isDamage) this.#onDamage();
    };
    try {
      const control = new ConnectionSession(connection, { path: this.#path, onFailure });
      const session = signal
        ? new ConnectionSession(connection, { path: this.#path, signal, onFailure })
        : control;
      return await work(session, control);
    } finally {
      this.#keeper.release(connection);
    }
  }
}
