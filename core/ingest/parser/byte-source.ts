import { open, type FileHandle } from 'node:fs/promises';
import type { ByteSource } from '../../../schemas/intake/connector.ts';
import type { FileLocation } from '../../../schemas/intake/parser-protocol.ts';
import { openSealed } from './sealed-cipher.ts';

const chunkBytes = 1024 * 1024;

export interface OpenedSource extends ByteSource {
  close(): Promise<void>;
}

/** Opens a delivered file for reading, a sealed upload through its cipher. Rejects with the system's error. */
export async function openByteSource(location: FileLocation): Promise<OpenedSource> {
  const handle = await open(location.path, 'r');
  const size = (await handle.stat()).size;
  const decrypt = location.kind === 'sealed' ? openSealed(location.key) : null;

  async function read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = await readFully(handle, offset, Math.max(0, Math.min(length, size - offset)));
    return decrypt ? decrypt(bytes, offset) : bytes;
  }

  return {
    name: location.name,
    size,
    read,
    async *stream() {
      let next = read(0, chunkBytes);
      for (let offset = 0; offset < size; offset += chunkBytes) {
        const chunk = await next;
        next = read(offset + chunkBytes, chunkBytes); // the disk works while the caller does
        next.catch(() => undefined); // reported when it is awaited, also when the caller stops before
        yield chunk;
      }
    },
    close: () => handle.close(),
  };
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
