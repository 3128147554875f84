import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HubError } from '../../core/base/hub-error.ts';

/**
 * Writes a file, readable by its owner only, which appears whole or not at all.
 * @throws HubError BAD_INPUT when it cannot be written, DISK_FULL, and those of the lines themselves
 */
export async function writeWhole(lines: Readable, path: string): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    await pipeline(lines, createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    if (cause instanceof HubError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new HubError('DISK_FULL', { path }, { cause });
    throw new HubError('BAD_INPUT', { detail: `--out ${path} (${code})` }, { cause });
  }
}
