export interface Found {
  word: string;
  start: number;
  end: number;
}

/** Finds the longest of its words wherever one begins; what it finds does not overlap. */
export type WordFinder = (text: string) => Found[];

const pairOf = (text: string, at: number) => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

/** Makes a finder of words of two characters and more. A character that begins none costs one look. */
export function wordFinder(words: readonly string[]): WordFinder {
  const begins = new Uint8Array(0x10000);
  const byPair = new Map<number, string[]>();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    begins[word.charCodeAt(0)] = 1;
    byPair.set(pairOf(word, 0), [...(byPair.get(pairOf(word, 0)) ?? []), word]);
  }
  return (text) => {
    const found: Found[] = [];
    for (let at = 0; at < text.length - 1; at++) {
      if (begins[text.charCodeAt(at)] === 0) continue;
      const word = byPair.get(pairOf(text, at))?.find((one) => text.startsWith(one, at));
      if (word === undefined) continue;
      found.push({ word, start: at, end: at + word.length });
      at += word.length - 1;
    }
    return found;
  };
}
