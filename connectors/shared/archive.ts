import { Readable } from 'node:stream';
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

/** Opens the archive. Rejects with FILE_UNREADABLE when it is damaged and FILE_LIMIT when it looks like a bomb. */
export async function openArchive(source: ByteSource): Promise<Archive> {
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      strictFileNames: false,
    });
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      refuseBomb(entry, entries.size);
      entries.set(partName(entry.fileName), entry);
    }
    return {
      names: [...entries.keys()],
      sizeOf: (name) => entries.get(partName(name))?.uncompressedSize ?? 0,
      stream: (name) => streamEntry(zip, entries.get(partName(name))),
    };
  } catch (error) {
    throw asUnreadable(error);
  }
}

function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function refuseBomb(entry: Entry, before: number): void {
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  const where = entry.fileName.slice(0, 100);
  if (before >= mostEntries) throw new ParseError('FILE_LIMIT', { limit: 'archive-parts', where });
  if (
    entry.uncompressedSize > mostPartBytes ||
    (entry.uncompressedSize > suspiciousBytes && ratio > suspiciousRatio)
  )
    throw new ParseError('FILE_LIMIT', { limit: 'compression', where });
}

async function* streamEntry(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) return;
  if (entry.isEncrypted()) throw new ParseError('FILE_REFUSED', { reason: 'password' });
  const stream = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
    throw asUnreadable(error);
  });
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw asUnreadable(error);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    stream.on('error', () => undefined); // what a stream that was left early says is of no interest
    stream.destroy();
  }
}

/** Errors of the archive library become FILE_UNREADABLE; errors of the file system go on. */
function asUnreadable(error: unknown): unknown {
  if (error instanceof ParseError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== undefined && !code.startsWith('Z_')) return error;
  return new ParseError('FILE_UNREADABLE', { detail: 'archive' }, { cause: error });
}
