const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const longestComment = 0xffff;
const mostParts = 10_000;

/**
 * The names of an archive's parts, in lower case, as its directory lists them (APPNOTE 6.3.10); nothing is unpacked. Empty for what is no
 * archive or a damaged one.
 */
export function partNames(bytes: Uint8Array): string[] {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(archive);
  if (end < 0) return [];
  const count = Math.min(archive.readUInt16LE(end + 10), mostParts);
  const names: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (at + entryBytes > archive.length || archive.readUInt32LE(at) !== entrySignature) return [];
    const nameEnd = at + entryBytes + archive.readUInt16LE(at + 28);
    if (nameEnd > archive.length) return [];
    names.push(
      archive
        .toString('utf8', at + entryBytes, nameEnd)
        .replaceAll('\\', '/')
        .toLowerCase(),
    );
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return names;
}

/** Where the directory's end is; -1 when there is none. */
function endOf(archive: Buffer): number {
  if (archive.length < endBytes || archive.readUInt16BE(0) !== 0x504b) return -1;
  const first = Math.max(0, archive.length - endBytes - longestComment);
  for (let at = archive.length - endBytes; at >= first; at--)
    if (archive.readUInt32LE(at) === endSignature) return at;
  return -1;
}
