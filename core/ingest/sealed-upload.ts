import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileLocation } from '../../schemas/intake/parser-protocol.ts';
import { HubError } from '../base/hub-error.ts';
import { createSeal } from './parser/sealed-cipher.ts';

export interface UploadLimits {
  /** Most bytes a file may have. */
  bytes: number;
}

/**
 * Writes an upload to `inboxDir`, encrypted under a key that only the returned location holds: whoever reads
 * the disk, also after a crash, reads nothing. Rejects with FILE_LIMIT when it is larger than `limits.bytes`,
 * DISK_FULL, or the stream's own error; nothing is left behind then.
 */
export async function sealUpload(
  stream: Readable,
  inboxDir: string,
  name: string,
  limits: UploadLimits,
): Promise<FileLocation> {
  const path = join(inboxDir, `${randomUUID()}.sealed`);
  const { key, cipher } = createSeal();
  const meter = createMeter(name, limits.bytes);
  try {
    await pipeline(stream, meter.through, cipher, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    const full = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw full ? new HubError('DISK_FULL', { path: inboxDir }, { cause: error }) : error;
  }
  return { kind: 'sealed', path, name, size: meter.bytes(), key };
}

function createMeter(file: string, most: number): { through: Transform; bytes(): number } {
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      if (bytes > most) done(new HubError('FILE_LIMIT', { file, limit: 'size', where: `${most}` }));
      else done(null, chunk);
    },
  });
  return { through, bytes: () => bytes };
}
