import { HubError } from '../base/hub-error.ts';
import { QueryError } from './query-error.ts';

const diskFull =
  /No space left on device|not enough space on the disk|Disk quota exceeded|max_temp_directory_size|failed to offload data block/i;
const invalidated = /database has been invalidated|must be restarted prior to being used again/i;
const corrupt = /corrupt database file|computed checksum .* does not match|checksum mismatch/i;
const committedAnyway = /COMMIT succeeded/i;

/** What an error of the driver means for whoever ran the statement. */
export interface DriverFailure {
  error: Error;
  /** The instance answers nothing any more until it is opened again. */
  needsReopening: boolean;
  /** A block of the file is not what was written: only a rebuild helps. */
  isDamage: boolean;
  /** The failing statement was a COMMIT, and its transaction is in the database all the same. */
  committed: boolean;
}

/** `detail` of WORKSPACE_DAMAGED when it is the database file that is damaged. */
export const warehouseDamage = 'warehouse';

export function readFailure(cause: unknown, sql: string, path: string): DriverFailure {
  const message = cause instanceof Error ? cause.message : String(cause);
  const refused = new QueryError(message, sql);
  const isDamage = corrupt.test(message);
  return {
    error: asHubError(message, refused, path, isDamage),
    needsReopening: invalidated.test(message) || /^(FATAL|INTERNAL) Error/i.test(message),
    isDamage,
    committed: committedAnyway.test(message),
  };
}

function asHubError(message: string, cause: QueryError, path: string, isDamage: boolean): Error {
  if (diskFull.test(message)) return new HubError('DISK_FULL', { path }, { cause });
  if (isDamage) return new HubError('WORKSPACE_DAMAGED', { path, detail: warehouseDamage }, { cause });
  return cause;
}
