import { crc32, createDeflateRaw } from 'node:zlib';

/** A part of an archive; its content is taken piece by piece. */
export interface ZipPart {
  name: string;
  content: Iterable<string> | AsyncIterable<string>;
}

interface PackedPart {
  name: Buffer;
  crc: number;
  plainBytes: number;
  pieces: Buffer[];
  packedBytes: number;
}

const mostBytes = 0xffff_ffff;

/**
 * A ZIP archive (APPNOTE 6.3.10, without ZIP64): the parts one after the other, so that no more of them is held than
 * their packed bytes. Throws a RangeError when a part or the archive is larger than the format holds (4 GiB).
 */
export async function zipParts(parts: Iterable<ZipPart>): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = await pack(part);
    const facts = factsOf(packed);
    directory.push(entryOf(facts, packed.name, offset));
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, packed.name]);
    chunks.push(local, ...packed.pieces);
    offset += local.length + packed.packedBytes;
    if (offset > mostBytes || packed.plainBytes > mostBytes) throw new RangeError('an archive over 4 GiB');
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return [...chunks, entries, end];
}

async function pack({ name, content }: ZipPart): Promise<PackedPart> {
  const deflate = createDeflateRaw();
  const pieces: Buffer[] = [];
  const packing = (async () => {
    for await (const piece of deflate) pieces.push(piece as Buffer);
  })();
  packing.catch(() => undefined); // reported below
  let [crc, plainBytes] = [0, 0];
  try {
    for await (const text of content) {
      const bytes = Buffer.from(text, 'utf8');
      crc = crc32(bytes, crc);
      plainBytes += bytes.length;
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
    }
    deflate.end();
    await packing;
  } catch (error) {
    deflate.destroy();
    throw error;
  }
  const packedBytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { name: Buffer.from(name), crc, plainBytes, pieces, packedBytes };
}

/** What a part's local header and its entry in the directory have in common. */
function factsOf({ name, crc, plainBytes, packedBytes }: PackedPart): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0); // version needed: 2.0
  facts.writeUInt16LE(0x0800, 2); // names are UTF-8
  facts.writeUInt16LE(8, 4); // deflate
  facts.writeUInt16LE(0x21, 8); // 1980-01-01: the time of writing is nobody's business
  facts.writeUInt32LE(crc, 10);
  facts.writeUInt32LE(packedBytes, 14);
  facts.writeUInt32LE(plainBytes, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

function entryOf(facts: Buffer, name: Buffer, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.write('PK\x01\x02', 'latin1');
  entry.writeUInt16LE(20, 4);
  facts.copy(entry, 6);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}
