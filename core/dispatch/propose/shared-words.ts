const shortestWord = 2;

/**
 * The longest stretches of Han characters, letters and digits that two texts have in common, of at least two characters. Chinese has no
 * gaps between words; a stretch that both texts have is the word that they share, whatever a dictionary would cut.
 */
export function sharedWords(one: string, other: string): string[] {
  const found = new Set<string>();
  for (const piece of one.match(/[\p{Script=Han}\p{L}\p{N}]+/gu) ?? []) {
    for (let from = 0; from + shortestWord <= piece.length;) {
      const length = longestIn(piece, from, other);
      if (length >= shortestWord) found.add(piece.slice(from, from + length));
      from += Math.max(1, length - 1);
    }
  }
  const words = [...found];
  return words.filter((word) => !words.some((longer) => longer !== word && longer.includes(word)));
}

/** How many characters of the piece from a place on stand in the other text. */
function longestIn(piece: string, from: number, other: string): number {
  let length = 0;
  while (from + length < piece.length && other.includes(piece.slice(from, from + length + 1))) length++;
  return length;
}
