import { likenessOf, shinglesOf } from './shingles.ts';

/** Bands of rows: two texts that share 0.8 of their pieces meet in one with a probability of 1 − (1 − 0.8⁴)¹⁶ > 0.9997. */
const bands = 16;
const rows = 4;

/** Texts that share so much of their pieces say the same. */
export const sameFrom = 0.8;

/**
 * By text: the place of another one that says nearly the same, the first of them; −1: none. Candidates are found by MinHash (Broder
 * 1997) in bands (Leskovec, Rajaraman and Ullman, ch. 3) and compared exactly. Texts too short for a piece are like none.
 */
export function nearDuplicates(texts: readonly string[]): Int32Array {
  const shingles = texts.map(shinglesOf);
  const twins = new Int32Array(texts.length).fill(-1);
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<string, number[]>();
    shingles.forEach((pieces, place) => {
      if (pieces.length === 0) return;
      const key = bandKey(pieces, band);
      const bucket = buckets.get(key);
      if (!bucket) buckets.set(key, [place]);
      else {
        const twin = bucket.find((other) => likenessOf(shingles[other]!, pieces) >= sameFrom);
        if (twin === undefined) bucket.push(place);
        else {
          if (twins[place] === -1) twins[place] = twin;
          if (twins[twin] === -1) twins[twin] = place;
        }
      }
    });
  }
  return twins;
}

function bandKey(pieces: Int32Array, band: number): string {
  const least: number[] = [];
  for (let row = 0; row < rows; row++) {
    const salt = Math.imul(band * rows + row + 1, 0x9e3779b1);
    let smallest = 0xffffffff;
    for (const piece of pieces) smallest = Math.min(smallest, mixed(piece ^ salt));
    least.push(smallest);
  }
  return least.join();
}

/** Finaliser of MurmurHash3. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
