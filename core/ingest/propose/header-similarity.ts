/** Shares of two texts' character pairs that both have (Dice coefficient, 0 to 1); single characters count as a pair. */
export function headerSimilarity(left: string, right: string): number {
  if (left === right) return 1;
  const [a, b] = [pairs(left), pairs(right)];
  if (a.length === 0 || b.length === 0) return 0;
  const rest = new Map<string, number>();
  for (const pair of a) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of b) {
    const left = rest.get(pair) ?? 0;
    if (left > 0) {
      shared++;
      rest.set(pair, left - 1);
    }
  }
  return (2 * shared) / (a.length + b.length);
}

function pairs(text: string): string[] {
  const characters = [...text];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => characters[at]! + character);
}
