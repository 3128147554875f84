import type { Entry } from 'yauzl';
import { ParseError, type ByteSource } from '../../schemas/intake/connector.ts';
import type { ListedArchive } from '../shared/archive.ts';

const headBytes = 64 * 1024;
/** A format that is read here and there is unpacked to memory, no further than this. */
const mostInMemory = 128 * 1024 * 1024;
const chunkBytes = 256 * 1024;

/**
 * An entry as a delivered file. Its stream unpacks as it goes; reads beyond its beginning unpack it whole, once.
 * Rejects with FILE_LIMIT when that is too much for memory.
 */
export function entrySource({ stream }: ListedArchive, entry: Entry, name: string): ByteSource {
  let head: Promise<Buffer> | null = null;
  let whole: Promise<Buffer> | null = null;
  const size = entry.uncompressedSize;
  const readWhole = () => (whole ??= collect(stream(entry), size, name));
  const readHead = () => (head ??= collectHead(stream(entry)));
  return {
    name,
    size,
    async read(offset, length) {
      const end = Math.min(size, offset + length);
      const bytes = whole === null && end <= Math.min(size, headBytes) ? await readHead() : await readWhole();
      return Uint8Array.prototype.slice.call(bytes, Math.min(offset, size), Math.max(offset, end));
    },
    async *stream() {
      if (whole === null) yield* pieces(stream(entry));
      else yield await whole;
    },
  };
}

async function collectHead(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(chunks);
}

async function collect(stream: AsyncIterable<Uint8Array>, size: number, name: string): Promise<Buffer> {
  if (size > mostInMemory) throw new ParseError('FILE_LIMIT', { limit: 'size', where: name.slice(-100) });
  const bytes = Buffer.alloc(size);
  let length = 0;
  for await (const chunk of stream) {
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes;
}

/** The same bytes in fewer and larger pieces. */
async function* pieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length < chunkBytes) continue;
    yield Buffer.concat(chunks);
    chunks = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(chunks);
}
