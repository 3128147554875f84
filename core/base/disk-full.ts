import { HubError } from './hub-error.ts';

const fullCodes = ['ENOSPC', 'EDQUOT'];

/** The error to throw for a failed file operation: DISK_FULL when the disk is full, else the error as it is. */
export function asDiskFull(cause: unknown, path: string): unknown {
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  return code && fullCodes.includes(code) ? new HubError('DISK_FULL', { path }, { cause }) : cause;
}
