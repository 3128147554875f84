import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HubError } from '../base/hub-error.ts';
import { writeDurably } from './durable-file.ts';
import type { Workspace } from './workspace.ts';

/**
 * Small secrets of a workspace, such as passwords of databases, in one file that is encrypted under the workspace's
 * master key: one line that names the algorithm, a nonce, the authentication tag, the content.
 */

const algorithm = 'aes-256-gcm';
const line = Buffer.from(`tonghui-sealed-1 ${algorithm}\n`);
const nonceBytes = 12;
const tagBytes = 16;

type Sealer = Pick<Workspace, 'id' | 'keys'>;

/** Writes the content so that after a crash it is there whole or as it was before. */
export async function writeSealed({ id, keys }: Sealer, path: string, content: string): Promise<void> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keys.master, nonce).setAAD(Buffer.concat([line, Buffer.from(id)]));
  const sealed = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
  await writeDurably(path, Buffer.concat([line, nonce, cipher.getAuthTag(), sealed]));
}

/**
 * The content, or null when there is no such file.
 *
 * @throws HubError WORKSPACE_DAMAGED when it was altered or belongs to another workspace.
 */
export async function readSealed({ id, keys }: Sealer, path: string): Promise<string | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return null;
  try {
    if (!bytes.subarray(0, line.length).equals(line)) throw new Error('unknown form');
    const nonceEnd = line.length + nonceBytes;
    const decipher = createDecipheriv(algorithm, keys.master, bytes.subarray(line.length, nonceEnd))
      .setAAD(Buffer.concat([line, Buffer.from(id)]))
      .setAuthTag(bytes.subarray(nonceEnd, nonceEnd + tagBytes));
    const opened = [decipher.update(bytes.subarray(nonceEnd + tagBytes)), decipher.final()];
    return Buffer.concat(opened).toString('utf8');
  } catch (cause) {
    throw new HubError('WORKSPACE_DAMAGED', { path, detail: 'sealed file' }, { cause });
  }
}
