import { statfs } from 'node:fs/promises';
import { HubError } from '../../base/hub-error.ts';

/** What landing, typed rows, the sealed source and the staged table take, in multiples of the file's size. */
const sizeFactor = 2;
const reserveBytes = 32 * 1024 * 1024;

/** Refuses to begin what the disk cannot hold. Throws `DISK_FULL` with an estimate of the bytes needed. */
export async function requireDiskSpace(path: string, fileBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(path);
  const neededBytes = fileBytes * sizeFactor + reserveBytes;
  if (bavail * bsize < neededBytes) throw new HubError('DISK_FULL', { path, neededBytes });
}
