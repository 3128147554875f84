/** Texts as numbers of characters (code points) in one flat array; text `t` stands at `offsets[t]` … `offsets[t + 1]`. */
export interface EncodedTexts {
  readonly offsets: Int32Array;
  /** Position in `alphabet` of every character. */
  readonly symbols: Uint16Array | Int32Array;
  /** The distinct characters, in the order in which they were met. */
  readonly alphabet: readonly string[];
  /** Which characters a text has, each as one of 32 bits: characters apart in it are edits apart at least. */
  readonly signatures: Int32Array;
}

/** Encodes texts once, so that comparing them never touches a string; a character beyond the BMP is one symbol like any other. */
export function encodeTexts(texts: readonly string[]): EncodedTexts {
  const offsets = new Int32Array(texts.length + 1);
  const signatures = new Int32Array(texts.length);
  const symbols = new Int32Array(texts.reduce((sum, text) => sum + text.length, 0));
  const alphabet: string[] = [];
  const known = new Map<number, number>();
  let end = 0;
  for (let t = 0; t < texts.length; t++) {
    const text = texts[t]!;
    let signature = 0;
    for (let at = 0; at < text.length; at++) {
      const point = text.codePointAt(at)!;
      if (point > 0xffff) at++;
      let symbol = known.get(point);
      if (symbol === undefined) {
        symbol = alphabet.length;
        known.set(point, symbol);
        alphabet.push(String.fromCodePoint(point));
      }
      symbols[end++] = symbol;
      signature |= 1 << (symbol & 31);
    }
    signatures[t] = signature;
    offsets[t + 1] = end;
  }
  const used = symbols.subarray(0, end);
  return {
    offsets,
    symbols: alphabet.length < 0x10000 ? Uint16Array.from(used) : used,
    alphabet,
    signatures,
  };
}

/** How many of the characters' bits one signature has and the other lacks. */
export function bitsApart(signature: number, other: number): number {
  return countBits(signature & ~other);
}

/** Set bits of a 32-bit integer (Warren, Hacker's Delight, figure 5-2). */
export function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
