/** Pairs of characters that are written one behind the other, in lines of any length. */
export function* characterPairs(text: string): Generator<readonly [string, string]> {
  const characters = [...text.replaceAll('\n', '')];
  for (let at = 0; at < characters.length; at += 2) yield [characters[at]!, characters[at + 1]!];
}
