import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** Holds the one open instance, hands out its connections, and opens it again after a failure has spoilt it. */
export class InstanceKeeper {
  readonly #open: () => Promise<DuckDBInstance>;
  #instance: Promise<DuckDBInstance> | null = null;
  #spoilt = false;
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
    if (this.#spoilt) await this.#drop();
    this.#users++;
    try {
      this.#instance ??= this.#open();
      return await (await this.#instance).connect();
    } catch (error) {
      this.#instance = null;
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

  async #drop(): Promise<void> {
    while (this.#users > 0) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
    const instance = this.#instance;
    this.#instance = null;
    this.#spoilt = false;
    (await instance?.catch(() => null))?.closeSync();
  }

  #leave(): void {
    this.#users--;
    if (this.#users === 0) for (const resume of this.#onIdle.splice(0)) resume();
  }
}
