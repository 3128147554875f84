import { sep } from 'node:path';
import type { DuckDBInstance } from '@duckdb/node-api';
import { literal } from './quote.ts';

/** Cuts an instance off from everything but its own files and the given folders, for good. */
export async function harden(instance: DuckDBInstance, allowedDirectories: readonly string[]): Promise<void> {
  const folders = allowedDirectories.map((folder) => literal(folder.endsWith(sep) ? folder : folder + sep));
  const connection = await instance.connect();
  try {
    for (const statement of [
      'CHECKPOINT',
      `SET allowed_directories = [${folders.join(', ')}]`,
      "SET TimeZone = 'Asia/Shanghai'",
      'SET allow_persistent_secrets = false',
      'SET enable_progress_bar = true',
      'SET enable_progress_bar_print = false',
      'SET enable_external_access = false',
      'SET lock_configuration = true',
    ])
      await connection.run(statement);
  } finally {
    connection.disconnectSync();
  }
}
