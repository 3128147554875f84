/** Character sequences hash into so many buckets. */
export const gramBuckets = 1 << 18;

/** What parts two characters: punctuation, spaces, anything that is not read. */
const gap = 0;
const anyNumber = 48;

/** How characters are read: Chinese ones as they are, letters small and half-width, every digit as 0. */
const reading = new Uint16Array(0x10000);
for (let code = 0x3400; code <= 0x9fff; code++) reading[code] = code;
for (let letter = 0; letter < 26; letter++)
  for (const first of [0x41, 0x61, 0xff21, 0xff41]) reading[first + letter] = 0x61 + letter;
for (let digit = 0; digit < 10; digit++) for (const first of [48, 0xff10]) reading[first + digit] = anyNumber;

/** The grams of one text after another, in memory that is used again. */
export interface GramList {
  /** Buckets of the text's grams, each as often as it stands there; only the first `size` count. */
  buckets: Int32Array;
  /** Where each ends, as places in the text; it is `order` characters long. */
  ends: Int32Array;
  orders: Uint8Array;
  size: number;
}

export function gramList(): GramList {
  return { buckets: new Int32Array(4096), ends: new Int32Array(4096), orders: new Uint8Array(4096), size: 0 };
}

/**
 * Lists every sequence of one, two and three characters of a text: they need no dictionary, and together say more of a short
 * text than its words. A number is one character, whatever it is.
 */
export function listGrams(text: string, list: GramList): void {
  makeRoom(list, text.length * 3);
  const { buckets, ends, orders } = list;
  let size = 0;
  let before = gap;
  let previous = gap;
  for (let at = 0; at < text.length; at++) {
    const code = reading[text.charCodeAt(at)]!;
    if (code === anyNumber && previous === anyNumber) continue;
    if (code !== gap) {
      buckets[size] = bucketOf(code);
      ends[size] = at;
      orders[size++] = 1;
      if (previous !== gap) {
        const pair = Math.imul(previous, 0x9e3779b1) ^ code;
        buckets[size] = bucketOf(pair);
        ends[size] = at;
        orders[size++] = 2;
        if (before !== gap) {
          buckets[size] = bucketOf(Math.imul(pair, 0x85ebca6b) ^ before);
          ends[size] = at;
          orders[size++] = 3;
        }
      }
    }
    before = code === gap ? gap : previous;
    previous = code;
  }
  list.size = size;
}

function makeRoom(list: GramList, size: number): void {
  if (size <= list.buckets.length) return;
  list.buckets = new Int32Array(size * 2);
  list.ends = new Int32Array(size * 2);
  list.orders = new Uint8Array(size * 2);
}

/** Finaliser of MurmurHash3. */
function bucketOf(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & (gramBuckets - 1);
}
