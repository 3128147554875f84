import { ParseError, type ByteSource } from '../../schemas/intake/connector.ts';
import { openArchive } from '../shared/archive.ts';

const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Streams that tell what a compound file (MS-CFB) is. */
const streams: readonly [name: string, reason: string][] = [
  ['WordDocument', 'word'],
  ['PowerPoint Document', 'presentation'],
  ['__properties_version1.0', 'mail'],
  ['VisioDocument', 'image'],
];

/** Parts that tell what a ZIP archive is that is no archive of files. */
const parts: readonly [name: string, reason: string][] = [
  ['word/document.xml', 'word'],
  ['ppt/presentation.xml', 'presentation'],
  ['ofd.xml', 'pdf'],
  ['androidmanifest.xml', 'program'],
  ['meta-inf/manifest.mf', 'program'],
];

const archiveMagic = Buffer.from('504b0304', 'hex');
const startsWith = (head: Uint8Array, magic: Buffer) => magic.equals(head.subarray(0, magic.length));

/** The reason to refuse a document that is no table; null when the file is none or holds sheets. */
export async function refusalByContent(source: ByteSource, head: Uint8Array): Promise<string | null> {
  if (startsWith(head, compoundFile)) return byStreams(source, head);
  return startsWith(head, archiveMagic) ? byParts(source) : null;
}

async function byStreams(source: ByteSource, head: Uint8Array): Promise<string | null> {
  if (head.length < 512) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const sectorBytes = 2 ** Math.min(12, view.getUint16(30, true));
  const directory = Buffer.from(await source.read((view.getUint32(48, true) + 1) * sectorBytes, 4096));
  return streams.find(([name]) => directory.includes(Buffer.from(name, 'utf16le')))?.[1] ?? null;
}

/** A damaged archive is left to those that read archives. */
async function byParts(source: ByteSource): Promise<string | null> {
  try {
    const names = new Set((await openArchive(source)).names);
    return parts.find(([name]) => names.has(name))?.[1] ?? null;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}
