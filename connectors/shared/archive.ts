import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ParseError, type ByteSource } from '../../schemas/intake/connector.ts';

/** The parts of a ZIP archive, read in place: nothing is unpacked to the disk. */
export interface Archive {
  /** Names of all parts, in lower case with forward slashes. */
  readonly names: readonly string[];
  /** Uncompressed size as declared; 0 for a part that does not exist. */
  sizeOf(name: string): number;
  /** Streams a part; an absent one is empty. Rejects with FILE_UNREADABLE when its data are damaged. */
  stream(name: string): AsyncGenerator<Uint8Array>;
}

/** True when a file begins like a ZIP archive, an empty one included. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05);
}

const mostEntries = 10_000;
const mostPartBytes = 8 * 1024 ** 3;
/** Real sheets compress 10 to 60 times; what is both large and beyond this was made to exhaust us. */
const suspiciousRatio = 400;
const suspiciousBytes = 100 * 1024 * 1024;

class SourceReader extends yauzl.RandomAccessReader {
  private readonly source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(rangeChunks(this.source, start, end));
  }
}

async function* rangeChunks(source: ByteSource, start: number, end: number): AsyncGenerator<Buffer> {
  const size = 256 * 1024;
  for (let at = start; at < end; at += size) {
    const bytes = await source.read(at, Math.min(size, end - at));
    yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }
}

/** An archive's entries as they are listed. */
export interface ListedArchive {
  entries: Entry[];
  stream(entry: Entry | undefined): AsyncGenerator<Uint8Array>;
}

/**
 * Lists an archive. With `decodeNames` an entry's name is taken for UTF-8 or CP437 as its flags say, and one that
 * leads out of the archive is refused; otherwise only `fileNameRaw` counts. Rejects with FILE_UNREADABLE when the
 * archive is damaged and FILE_LIMIT when it looks like a bomb.
 */
export async function listArchive(source: ByteSource, decodeNames = true): Promise<ListedArchive> {
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      strictFileNames: false,
      decodeStrings: decodeNames,
    });
    const entries: Entry[] = [];
    const total = { packed: 0, unpacked: 0 };
    for await (const entry of zip.eachEntry()) {
      refuseBomb(entry, entries.length);
      total.packed += entry.compressedSize;
      total.unpacked += entry.uncompressedSize;
      if (total.packed > source.size || isSuspicious(total.unpacked, total.packed)) refuseSize(entry);
      entries.push(entry);
    }
    return { entries, stream: (entry) => streamEntry(zip, entry) };
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** Opens the archive. Rejects with FILE_UNREADABLE when it is damaged and FILE_LIMIT when it looks like a bomb. */
export async function openArchive(source: ByteSource): Promise<Archive> {
  const { entries, stream } = await listArchive(source);
  const parts = new Map(entries.map((entry) => [partName(entry.fileName), entry]));
  return {
    names: [...parts.keys()],
    sizeOf: (name) => parts.get(partName(name))?.uncompressedSize ?? 0,
    stream: (name) => stream(parts.get(partName(name))),
  };
}

function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function refuseBomb(entry: Entry, before: number): void {
  if (before >= mostEntries)
    throw new ParseError('FILE_LIMIT', { limit: 'archive-parts', where: nameOf(entry) });
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > mostPartBytes || isSuspicious(uncompressedSize, compressedSize)) refuseSize(entry);
}

function isSuspicious(unpacked: number, packed: number): boolean {
  return unpacked > suspiciousBytes && unpacked > Math.max(1, packed) * suspiciousRatio;
}

function refuseSize(entry: Entry): never {
  throw new ParseError('FILE_LIMIT', { limit: 'compression', where: nameOf(entry) });
}

function nameOf({ fileNameRaw }: Entry): string {
  return new TextDecoder().decode(fileNameRaw).slice(0, 100);
}

async function* streamEntry(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) return;
  if (entry.isEncrypted()) throw new ParseError('FILE_REFUSED', { reason: 'password' });
  const stream = await openEntry(zip, entry).catch((error: unknown) => {
    throw asUnreadable(error);
  });
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let length = 0;
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw asUnreadable(error);
      });
      if (!next.done) length += next.value.length;
      if (next.done ? length < entry.uncompressedSize : length > entry.uncompressedSize)
        throw new ParseError('FILE_UNREADABLE', { detail: 'archive' });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    stream.on('error', () => undefined); // what a stream that was left early says is of no interest
    stream.destroy();
  }
}

/** Large pieces: each is a turn of the thread that inflates, and the library's 16 kB cost as much as inflating. */
const inflatedBytes = 64 * 1024;
const deflated = 8;

async function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.compressionMethod !== deflated) return zip.openReadStreamPromise(entry);
  const packed = await zip.openReadStreamPromise(entry, { decompress: false });
  return pipeline(packed, createInflateRaw({ chunkSize: inflatedBytes }), () => undefined);
}

/** Errors of the archive library become FILE_UNREADABLE; errors of the file system go on. */
function asUnreadable(error: unknown): unknown {
  if (error instanceof ParseError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== undefined && !code.startsWith('Z_')) return error;
  return new ParseError('FILE_UNREADABLE', { detail: 'archive' }, { cause: error });
}
