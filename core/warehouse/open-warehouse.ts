import { totalmem } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { DuckDBInstance } from '@duckdb/node-api';
import { HubError } from '../base/hub-error.ts';
import { readFailure } from './driver-failure.ts';
import { DuckDBWarehouse } from './duckdb-warehouse.ts';
import { harden } from './harden.ts';
import { migrate } from './migrations/migrate.ts';
import type { Warehouse } from './warehouse.ts';

export interface WarehouseOptions {
  /** The database file; made when it is missing. */
  path: string;
  /** Where statements larger than memory spill. */
  temporaryDirectory: string;
  /** The only folders, beside its own files, that the database may read and write. */
  allowedDirectories: readonly string[];
  /** Memory of the database, in MB; statements that need more spill. */
  memoryLimitMB?: number;
  /** Called when a statement meets a damaged block of the file. */
  onDamage?(): void;
}

/** A quarter of the machine's memory, at least one gigabyte and at most two: the hub is not alone on it. */
const defaultMemoryMB = Math.min(2048, Math.max(1024, Math.floor(totalmem() / 2 ** 20 / 4)));

/**
 * Opens the warehouse by the sequence that RELIABILITY.md §2 found to work, and brings it to the newest schema.
 * Only the main thread may: a second instance from a worker loses rows.
 */
export async function openWarehouse(options: WarehouseOptions): Promise<Warehouse> {
  if (!isMainThread) throw new Error('the warehouse is opened on the main thread only');
  const warehouse = new DuckDBWarehouse(
    options.path,
    () => openInstance(options),
    () => options.onDamage?.(),
  );
  try {
    await migrate(warehouse, options.path);
  } catch (error) {
    await warehouse.close().catch(() => undefined);
    throw error;
  }
  return warehouse;
}

async function openInstance(options: WarehouseOptions): Promise<DuckDBInstance> {
  let instance: DuckDBInstance | null = null;
  try {
    instance = await DuckDBInstance.fromCache(options.path, {
      storage_compatibility_version: 'latest',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      memory_limit: `${options.memoryLimitMB ?? defaultMemoryMB}MB`,
      temp_directory: options.temporaryDirectory,
      max_temp_directory_size: '20GB',
    });
    await harden(instance, options.allowedDirectories);
    return instance;
  } catch (cause) {
    instance?.closeSync();
    throw explain(cause, options.path);
  }
}

function explain(cause: unknown, path: string): Error {
  const owner = /Conflicting lock is held in .*\(PID (\d+)\)/.exec(String(cause));
  if (owner)
    return new HubError('WORKSPACE_OWNED', { path, pid: Number(owner[1]), host: '', since: '' }, { cause });
  return readFailure(cause, 'open', path).error;
}
