import { createHash } from 'node:crypto';
import type { ByteSource } from '../../../schemas/intake/connector.ts';

/** A byte source that also knows how much was read and the hash of the whole. */
export interface WatchedSource extends ByteSource {
  bytesRead(): number;
  /** SHA-256 of all bytes in hexadecimal; reads the file again only when nobody streamed it to its end. */
  sha256(): Promise<string>;
}

/** Watches `source`; `onRead` is called after each piece. */
export function watchSource(source: ByteSource, onRead: (bytesRead: number) => void): WatchedSource {
  let bytesRead = 0;
  let digest: string | null = null;
  const count = (bytes: Uint8Array) => onRead((bytesRead += bytes.length));

  async function* stream(): AsyncGenerator<Uint8Array> {
    const hash = digest === null ? createHash('sha256') : null;
    for await (const chunk of source.stream()) {
      hash?.update(chunk);
      count(chunk);
      yield chunk;
    }
    if (hash) digest = hash.digest('hex');
  }

  return {
    name: source.name,
    size: source.size,
    async read(offset, length) {
      const bytes = await source.read(offset, length);
      count(bytes);
      return bytes;
    },
    stream,
    bytesRead: () => bytesRead,
    async sha256() {
      if (digest === null) for await (const _ of stream());
      return digest!;
    },
  };
}
