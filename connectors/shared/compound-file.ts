import { ParseError, type ByteSource } from '../../schemas/intake/connector.ts';

/** A compound file (MS-CFB): streams of bytes in one file, as Office kept its documents until 2007. */
export interface CompoundFile {
  /** Names of its streams in lower case. */
  readonly names: readonly string[];
  /** Reads a stream of at most `mostBytes`. Throws FILE_UNREADABLE when it is damaged, FILE_LIMIT when it is larger. */
  read(name: string, mostBytes: number): Promise<Buffer>;
}

interface Stream {
  start: number;
  size: number;
}

interface Header {
  sectorBytes: number;
  miniSectorBytes: number;
  miniCutoff: number;
  firstDirectory: number;
  firstMiniTable: number;
  /** Numbers of the sectors that hold the allocation table. */
  tableSectors: number[];
}

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const headerBytes = 512;
const mostTableSectors = 8192;
const mostDirectorySectors = 4096;

/** True when a file begins like a compound file. */
export function isCompoundFile(head: Uint8Array): boolean {
  return signature.every((byte, i) => head[i] === byte);
}

/** Opens a compound file: reads where its streams lie, not the streams. Throws FILE_UNREADABLE when it is damaged. */
export async function openCompoundFile(source: ByteSource): Promise<CompoundFile> {
  const header = await readHeader(source);
  const { sectorBytes } = header;
  const next = await readTable(source, header);
  const sectors = (start: number, most: number) => chainOf(start, next, most);
  const load = (numbers: readonly number[]) => readSectors(source, sectorBytes, numbers);
  const directory = await load(sectors(header.firstDirectory, mostDirectorySectors));
  const { streams, root } = readDirectory(directory);

  async function readSmall({ start, size }: Stream): Promise<Buffer> {
    const table = await load(sectors(header.firstMiniTable, mostTableSectors));
    const container = await load(sectors(root.start, mostTableSectors));
    const { miniSectorBytes } = header;
    const chain = chainOf(start, numbersOf(table), Math.ceil(size / miniSectorBytes));
    return Buffer.concat(
      chain.map((n) => container.subarray(n * miniSectorBytes, (n + 1) * miniSectorBytes)),
    );
  }

  return {
    names: [...streams.keys()],
    async read(name, mostBytes) {
      const stream = streams.get(name.toLowerCase());
      if (!stream) throw unreadable();
      const { start, size } = stream;
      if (size > source.size) throw unreadable();
      if (size > mostBytes) throw new ParseError('FILE_LIMIT', { limit: 'size', where: String(size) });
      const bytes =
        size < header.miniCutoff
          ? await readSmall(stream)
          : await load(sectors(start, Math.ceil(size / sectorBytes)));
      if (bytes.length < size) throw unreadable();
      return bytes.subarray(0, size);
    },
  };
}

function unreadable(): ParseError {
  return new ParseError('FILE_UNREADABLE', { detail: 'compound file' });
}

async function readHeader(source: ByteSource): Promise<Header> {
  const head = Buffer.from(await source.read(0, headerBytes));
  if (head.length < headerBytes || !isCompoundFile(head)) throw unreadable();
  const shift = head.readUInt16LE(30);
  const miniShift = head.readUInt16LE(32);
  if ((shift !== 9 && shift !== 12) || miniShift > shift || miniShift < 4) throw unreadable();
  const sectorBytes = 2 ** shift;
  const tableSectors = [...numbersOf(head.subarray(76)).filter(isSector)];
  let at = head.readUInt32LE(68);
  for (let extensions = 0; isSector(at); extensions++) {
    if (extensions > mostTableSectors / 100 || tableSectors.length > mostTableSectors) throw unreadable();
    const more = numbersOf(await readSectors(source, sectorBytes, [at]));
    at = more[more.length - 1]!;
    tableSectors.push(...more.slice(0, -1).filter(isSector));
  }
  return {
    sectorBytes,
    miniSectorBytes: 2 ** miniShift,
    miniCutoff: head.readUInt32LE(56),
    firstDirectory: head.readUInt32LE(48),
    firstMiniTable: head.readUInt32LE(60),
    tableSectors,
  };
}

function isSector(number: number): boolean {
  return number < 0xfffffffa;
}

/** The allocation table: for each sector the one that follows it. */
async function readTable(source: ByteSource, { sectorBytes, tableSectors }: Header): Promise<Uint32Array> {
  return numbersOf(await readSectors(source, sectorBytes, tableSectors));
}

function numbersOf(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readUInt32LE(i * 4));
}

/** The sectors of a chain, no more than `most`; a chain that leaves the file or never ends is damaged. */
function chainOf(start: number, next: Uint32Array, most: number): number[] {
  const chain: number[] = [];
  for (let at = start; isSector(at) && chain.length < most; at = next[at]!) {
    if (at >= next.length) throw unreadable();
    chain.push(at);
  }
  return chain;
}

/** Reads sectors into one buffer, neighbours at once. */
async function readSectors(
  source: ByteSource,
  sectorBytes: number,
  numbers: readonly number[],
): Promise<Buffer> {
  const result = Buffer.alloc(numbers.length * sectorBytes);
  let length = 0;
  for (let i = 0; i < numbers.length;) {
    let count = 1;
    while (count < 2048 && numbers[i + count] === numbers[i]! + count) count++;
    const bytes = await source.read((numbers[i]! + 1) * sectorBytes, count * sectorBytes);
    result.set(bytes, length);
    length += bytes.length;
    i += count;
    if (bytes.length < count * sectorBytes && i < numbers.length) throw unreadable();
  }
  return result.subarray(0, length);
}

const entryBytes = 128;
const kindStream = 2;

/** Reads the streams that stand at the top of the file; those of embedded documents are none of its own. */
function readDirectory(bytes: Buffer): { streams: Map<string, Stream>; root: Stream } {
  if (bytes.length < entryBytes) throw unreadable();
  const entryAt = (number: number) => bytes.subarray(number * entryBytes, (number + 1) * entryBytes);
  const streamOf = (entry: Buffer) => ({ start: entry.readUInt32LE(116), size: entry.readUInt32LE(120) });
  const streams = new Map<string, Stream>();
  const seen = new Set<number>();
  const open = [entryAt(0).readUInt32LE(76)];
  while (open.length > 0) {
    const number = open.pop()!;
    if (seen.has(number) || (number + 1) * entryBytes > bytes.length) continue;
    seen.add(number);
    const entry = entryAt(number);
    open.push(entry.readUInt32LE(68), entry.readUInt32LE(72));
    const nameBytes = Math.min(64, entry.readUInt16LE(64));
    const name = entry.toString('utf16le', 0, Math.max(0, nameBytes - 2)).toLowerCase();
    if (entry[66] === kindStream) streams.set(name, streamOf(entry));
  }
  return { streams, root: streamOf(entryAt(0)) };
}
