import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeDurably } from './durable-file.ts';

const algorithm = 'aes-256-gcm';

const WrappedKey = z.object({
  algorithm: z.literal(algorithm),
  nonce: z.base64(),
  key: z.base64(),
  tag: z.base64(),
});

/** Makes the key of one source and keeps it, encrypted under the master key, in a file of its own. */
export async function createSourceKey(path: string, id: string, master: Uint8Array): Promise<Uint8Array> {
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, master, nonce).setAAD(Buffer.from(id));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  const file: z.infer<typeof WrappedKey> = {
    algorithm,
    nonce: nonce.toString('base64'),
    key: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
  await writeDurably(path, JSON.stringify(file));
  return key;
}

/** Reads the key of one source. Throws when the file is missing, altered, or of another source or workspace. */
export async function readSourceKey(path: string, id: string, master: Uint8Array): Promise<Uint8Array> {
  const file = WrappedKey.parse(JSON.parse(await readFile(path, 'utf8')));
  const decipher = createDecipheriv(algorithm, master, Buffer.from(file.nonce, 'base64'))
    .setAAD(Buffer.from(id))
    .setAuthTag(Buffer.from(file.tag, 'base64'));
  return Buffer.concat([decipher.update(Buffer.from(file.key, 'base64')), decipher.final()]);
}
