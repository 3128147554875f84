import { createHash } from 'node:crypto';

/** What the hash is written with in the RFC is MD5; draws of the hub take SHA-256, the rest is the same. */
export type DrawHash = 'sha256' | 'md5';

/**
 * Draws numbers from 0 to `size` - 1 without putting them back, as RFC 3797 §4 describes: the nth hash, over the seed between two copies of
 * n as two bytes, taken as one big number, is divided by how many are left, and the remainder says which of them is drawn. Whoever has the
 * seed and the list draws the same again, with any program.
 *
 * @throws RangeError when more are asked for than there are, or than the two bytes count
 */
export function drawLots(seed: string, size: number, count: number, hash: DrawHash = 'sha256'): number[] {
  if (count > size || count > 0x1_0000) throw new RangeError(`cannot draw ${count} of ${size}`);
  const left = Array.from({ length: size }, (_, at) => at);
  return Array.from({ length: count }, (_, round) => {
    const counter = Buffer.from([round >> 8, round & 0xff]);
    const digest = createHash(hash).update(counter).update(seed, 'utf8').update(counter).digest('hex');
    return left.splice(Number(BigInt(`0x${digest}`) % BigInt(left.length)), 1)[0]!;
  });
}
