import type { ByteSource } from '../../schemas/intake/connector.ts';

/** True when a file begins like a ZIP archive, an empty one included. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05);
}

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * True for a workbook with a password: a compound file (MS-CFB) whose directory has the stream that MS-OFFCRYPTO
 * keeps the encrypted package in.
 */
export async function isEncryptedWorkbook(source: ByteSource, head: Uint8Array): Promise<boolean> {
  if (head.length < 512 || compoundFile.some((byte, i) => head[i] !== byte)) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const sectorBytes = 2 ** Math.min(12, view.getUint16(30, true));
  const directory = await source.read((view.getUint32(48, true) + 1) * sectorBytes, 4096);
  return Buffer.from(directory).includes(encryptedStream);
}
