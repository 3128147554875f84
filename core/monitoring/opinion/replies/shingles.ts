/** So many characters in a row are one piece of a text. */
const shingleLength = 5;

/** The pieces of a text as sorted hashes, each once: numbers are one sign, spaces and marks are left out. */
export function shinglesOf(text: string): Int32Array {
  const read = text.replace(/\d+/gu, '0').replace(/[^\p{L}0]/gu, '');
  const hashes = new Set<number>();
  for (let at = 0; at + shingleLength <= read.length; at++) hashes.add(hashOf(read, at));
  return Int32Array.from(hashes).sort();
}

/** FNV-1a over the characters of a piece. */
function hashOf(text: string, from: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + shingleLength; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Pieces that two texts share, of those that either has (Jaccard). */
export function likenessOf(left: Int32Array, right: Int32Array): number {
  let shared = 0;
  for (let l = 0, r = 0; l < left.length && r < right.length;) {
    if (left[l] === right[r]) {
      shared++;
      l++;
      r++;
    } else if (left[l]! < right[r]!) l++;
    else r++;
  }
  const all = left.length + right.length - shared;
  return all === 0 ? 0 : shared / all;
}
