import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** Holds the one open instance, hands out its connections, and opens it again after a failure has spoilt it. */
export class InstanceKeeper {
  readonly #open: () => Promise<DuckDBInstance>;
  #instance: Promise<DuckDBInstance> | null = null;
  #spoilt = false;
  #dropping: Promise<void> | null = null;
  #users = 0;
  #onIdle: (() => void)[] = [];
  #closed = false;

  constructor(open: () => Promise<DuckDBInstance>) {
    this.#open = open;
  }

  /** The instance answers nothing any more: once its users have let go, the next one gets a new one. */
  spoil(): void {
    this.#spoilt = true;
  }

  async connect(): Promise<DuckDBConnection> {
    if (this.#closed) throw new Error('the warehouse is closed');
    while (this.#spoilt) await this.#drop();
    this.#users++;
    try {
      return await (await this.#opened()).connect();
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  release(connection: DuckDBConnection): void {
    connection.disconnectSync();
    this.#leave();
  }

  /** Waits for the users and closes the instance. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#drop();
  }

  /** An opening that failed is tried again by the next caller. */
  #opened(): Promise<DuckDBInstance> {
    this.#instance ??= this.#open().catch((error: unknown) => {
      this.#instance = null;
      throw error;
    });
    return this.#instance;
  }

  /** Callers share one closing: opening before it is done would find the spoilt instance again. */
  #drop(): Promise<void> {
    this.#dropping ??= this.#closeWhenIdle().finally(() => {
      this.#dropping = null;
    });
    return this.#dropping;
  }

  async #closeWhenIdle(): Promise<void> {
    while (this.#users > 0) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
    (await this.#instance?.catch(() => null))?.closeSync();
    this.#instance = null;
    this.#spoilt = false;
  }

  #leave(): void {
    this.#users--;
    if (this.#users === 0) for (const resume of this.#onIdle.splice(0)) resume();
  }
}
