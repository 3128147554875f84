import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { asDiskFull } from '../base/disk-full.ts';
import { HubError } from '../base/hub-error.ts';
import { moveDurably, syncDirectory } from './durable-file.ts';
import type { Workspace } from './workspace.ts';
import { createSourceKey, readSourceKey } from './source-key.ts';

/**
 * Reduced sources at rest. `<id>.sealed` is one line of JSON that names the algorithm, then the encrypted
 * bytes, then the authentication tag, which covers the line and the id too. `<id>.key` holds the key of that
 * one file: without it the source is gone, wherever copies of the sealed file are.
 */

const algorithm = 'aes-256-gcm';
const tagBytes = 16;
const chunkBytes = 1024 * 1024;
const longestHeader = 1024;

const Header = z.object({
  format: z.literal('tonghui-source-1'),
  algorithm: z.literal(algorithm),
  nonce: z.base64(),
});

/** Finds the ids of stored sources in a text, such as a line of the journal. */
export const sourceIdPattern = /source-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

type Vault = Pick<Workspace, 'paths' | 'keys'>;

/** An id for a source that is about to be stored. */
export function newSourceId(): string {
  return `source-${randomUUID()}`;
}

/**
 * Seals a copy of a staged file, or bytes that never lay on the disk, under a key of its own. Both are durable when the id is
 * returned.
 */
export async function storeSource(
  workspace: Vault,
  from: string | Uint8Array,
  id: string = newSourceId(),
): Promise<string> {
  const { sealed, key: keyPath } = filesOf(workspace, id);
  const part = `${sealed}.part`;
  try {
    const key = await createSourceKey(keyPath, id, workspace.keys.master);
    await seal(from, part, id, key);
    await moveDurably(part, sealed);
  } catch (cause) {
    await Promise.all([rm(part, { force: true }), rm(keyPath, { force: true })]);
    throw asDiskFull(cause, sealed);
  }
  return id;
}

async function seal(from: string | Uint8Array, to: string, id: string, key: Uint8Array): Promise<void> {
  const nonce = randomBytes(12);
  const line = `${JSON.stringify({ format: 'tonghui-source-1', algorithm, nonce: nonce.toString('base64') })}\n`;
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(id + line));
  await pipeline(
    typeof from === 'string' ? createReadStream(from, { highWaterMark: chunkBytes }) : Readable.from([from]),
    async function* (chunks: AsyncIterable<Uint8Array>) {
      yield Buffer.from(line);
      for await (const chunk of chunks) yield cipher.update(chunk);
      yield cipher.final();
      yield cipher.getAuthTag();
    },
    createWriteStream(to, { mode: 0o600, flush: true }),
  );
}

/**
 * Opens a stored source into `stagingPath`. The file appears there only when every byte proved authentic.
 *
 * @throws HubError WORKSPACE_DAMAGED when the source or its key is missing or was altered.
 */
export async function openSource(workspace: Vault, storedId: string, stagingPath: string): Promise<void> {
  const part = `${stagingPath}.part`;
  try {
    await decrypt(workspace, storedId, () => createWriteStream(part, { mode: 0o600 }));
    await moveDurably(part, stagingPath);
  } catch (cause) {
    await rm(part, { force: true });
    const failure = asDiskFull(cause, stagingPath);
    if (failure !== cause) throw failure;
    throw new HubError('WORKSPACE_DAMAGED', { path: workspace.paths.root, detail: storedId }, { cause });
  }
}

/**
 * The bytes of a stored source, for files small enough to be held in memory.
 *
 * @throws HubError WORKSPACE_DAMAGED when the source or its key is missing or was altered.
 */
export async function readSource(workspace: Vault, storedId: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const collect = new Writable({
    write(piece: Uint8Array, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  try {
    await decrypt(workspace, storedId, () => collect);
    return Buffer.concat(pieces);
  } catch (cause) {
    throw new HubError('WORKSPACE_DAMAGED', { path: workspace.paths.root, detail: storedId }, { cause });
  }
}

/** Destroys a source by destroying its key. */
export async function destroySource(workspace: Vault, storedId: string): Promise<void> {
  const { sealed, key } = filesOf(workspace, storedId);
  await rm(key, { force: true });
  await syncDirectory(workspace.paths.sources);
  await rm(sealed, { force: true });
}

/**
 * Removes stored sources that nothing refers to, for their command was never acknowledged, and what a kill
 * left half written. Keys go first. Returns the number of such sources.
 */
export async function removeOrphans(
  workspace: Vault,
  isReferred: (storedId: string) => boolean,
): Promise<number> {
  const ids = new Set<string>();
  const unfinished: string[] = [];
  for (const file of await readdir(workspace.paths.sources)) {
    for (const id of file.match(sourceIdPattern) ?? []) if (!isReferred(id)) ids.add(id);
    if (file.endsWith('.part')) unfinished.push(file);
  }
  for (const id of ids) await destroySource(workspace, id);
  for (const file of unfinished) await rm(join(workspace.paths.sources, file), { force: true });
  return ids.size;
}

async function decrypt(workspace: Vault, id: string, target: () => Writable): Promise<void> {
  const { sealed, key: keyPath } = filesOf(workspace, id);
  const key = await readSourceKey(keyPath, id, workspace.keys.master);
  const { size } = await stat(sealed);
  const line = await headerLine(sealed);
  const { nonce } = Header.parse(JSON.parse(line));
  const bodyEnd = size - tagBytes;
  const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64'))
    .setAAD(Buffer.from(id + line))
    .setAuthTag(await readAt(sealed, bodyEnd, tagBytes));
  await pipeline(
    createReadStream(sealed, { start: Buffer.byteLength(line), end: bodyEnd - 1, highWaterMark: chunkBytes }),
    decipher,
    target(),
  );
}

async function headerLine(path: string): Promise<string> {
  const start = (await readAt(path, 0, longestHeader)).toString('latin1');
  const end = start.indexOf('\n');
  if (end < 0) throw new Error('no header');
  return start.slice(0, end + 1);
}

async function readAt(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function filesOf({ paths }: Vault, id: string): { sealed: string; key: string } {
  if (id.match(sourceIdPattern)?.[0] !== id) throw new HubError('NOT_FOUND', { kind: 'source', id });
  return { sealed: join(paths.sources, `${id}.sealed`), key: join(paths.sources, `${id}.key`) };
}
