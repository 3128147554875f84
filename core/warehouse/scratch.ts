import { DuckDBInstance } from '@duckdb/node-api';
import { ConnectionSession } from './connection-session.ts';
import { harden } from './harden.ts';
import type { ConnectedSession } from './warehouse.ts';

/** A database in memory, for work on files that nobody vouches for. */
export interface Scratch extends ConnectedSession {
  close(): void;
}

/**
 * Opens a database in memory that may write to one folder only and never spills: what a parser process holds
 * has not been reduced yet and must not reach the disk.
 */
export async function openScratch(options: {
  memoryLimitMB: number;
  outputDirectory: string;
  threads?: number;
}): Promise<Scratch> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    memory_limit: `${options.memoryLimitMB}MB`,
    temp_directory: '',
    ...(options.threads ? { threads: String(options.threads) } : {}),
  });
  await harden(instance, [options.outputDirectory]);
  const connection = await instance.connect();
  const session = new ConnectionSession(connection, {
    path: options.outputDirectory,
    onFailure: () => undefined,
  });
  return Object.assign(session, {
    close() {
      connection.disconnectSync();
      instance.closeSync();
    },
  });
}
