import { createCipheriv, createDecipheriv, randomBytes, type Cipher } from 'node:crypto';

/**
 * Uploads are sealed with AES-256-CTR (NIST SP 800-38A) under a key of their own that never leaves memory.
 * A key seals one file only, so the counter may start at zero. Sealing is against reading the disk, not
 * against changing it: the file's hash is compared between recognising and extracting.
 */
const algorithm = 'aes-256-ctr';
const blockBytes = 16;

/** A new key and the stream that seals with it. */
export function createSeal(): { key: Uint8Array; cipher: Cipher } {
  const key = new Uint8Array(randomBytes(32));
  return { key, cipher: createCipheriv(algorithm, key, counterAt(0)) };
}

/** Returns a function that opens bytes of a sealed file read from any `offset`. */
export function openSealed(key: Uint8Array): (sealed: Uint8Array, offset: number) => Uint8Array {
  return (sealed, offset) => {
    const skip = offset % blockBytes;
    const decipher = createDecipheriv(algorithm, key, counterAt((offset - skip) / blockBytes));
    if (skip > 0) decipher.update(new Uint8Array(skip));
    const opened = decipher.update(sealed);
    return new Uint8Array(opened.buffer, opened.byteOffset, opened.length);
  };
}

/** The 128-bit big-endian counter of the nth block. */
function counterAt(block: number): Uint8Array {
  const counter = new Uint8Array(blockBytes);
  new DataView(counter.buffer).setBigUint64(8, BigInt(block));
  return counter;
}
