import { HubError } from '../base/hub-error.ts';
import { QueryError } from './query-error.ts';

const diskFull =
  /No space left on device|not enough space on the disk|Disk quota exceeded|max_temp_directory_size|failed to offload data block/i;
const invalidated = /database has been invalidated|must be restarted prior to being used again/i;
const committedAnyway = /COMMIT succeeded/i;

/** What an error of the driver means for whoever ran the statement. */
export interface DriverFailure {
  error: Error;
  /** The instance answers nothing any more until it is opened again. */
  needsReopening: boolean;
  /** The failing statement was a COMMIT, and its transaction is in the database all the same. */
  committed: boolean;
}

export function readFailure(cause: unknown, sql: string, path: string): DriverFailure {
  const message = cause instanceof Error ? cause.message : String(cause);
  const error = diskFull.test(message)
    ? new HubError('DISK_FULL', { path }, { cause: new QueryError(message, sql) })
    : new QueryError(message, sql);
  return {
    error,
    needsReopening: invalidated.test(message) || /^(FATAL|INTERNAL) Error/i.test(message),
    committed: committedAnyway.test(message),
  };
}
