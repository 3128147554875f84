/** Sets of tokens as sorted numbers in one flat array; set `t` stands at `offsets[t]` … `offsets[t + 1]`. */
export interface TokenSets {
  readonly offsets: Int32Array;
  readonly tokens: Int32Array;
}

/** Numbers the tokens of every text or list; what a list holds twice counts once. */
export function tokenSets(lists: readonly (readonly string[])[]): TokenSets {
  const known = new Map<string, number>();
  const offsets = new Int32Array(lists.length + 1);
  const sets = lists.map((list) => {
    const numbers = list.map((token) => {
      const number = known.get(token) ?? known.size;
      known.set(token, number);
      return number;
    });
    return Int32Array.from(new Set(numbers)).sort();
  });
  for (let at = 0; at < sets.length; at++) offsets[at + 1] = offsets[at]! + sets[at]!.length;
  const tokens = new Int32Array(offsets[sets.length]!);
  for (let at = 0; at < sets.length; at++) tokens.set(sets[at]!, offsets[at]);
  return { offsets, tokens };
}

/** A text's words. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** A text's pairs of neighbouring characters; a single character stands for itself. */
export function bigramsOf(text: string): string[] {
  const characters = [...text];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => characters[at]! + character);
}

/** How many tokens two sets have in common. */
export function tokensInCommon({ offsets, tokens }: TokenSets, left: number, right: number): number {
  let a = offsets[left]!;
  let b = offsets[right]!;
  const endA = offsets[left + 1]!;
  const endB = offsets[right + 1]!;
  let common = 0;
  while (a < endA && b < endB) {
    const difference = tokens[a]! - tokens[b]!;
    if (difference === 0) common++;
    if (difference <= 0) a++;
    if (difference >= 0) b++;
  }
  return common;
}

/** |A ∩ B| / |A ∪ B| (Jaccard 1901). */
export function jaccard(sets: TokenSets, left: number, right: number): number {
  const common = tokensInCommon(sets, left, right);
  const all = sizeOf(sets, left) + sizeOf(sets, right) - common;
  return all === 0 ? 0 : common / all;
}

/** |A ∩ B| / √(|A| |B|): the cosine of the sets' indicator vectors (Ochiai 1957). */
export function cosine(sets: TokenSets, left: number, right: number): number {
  const sizes = sizeOf(sets, left) * sizeOf(sets, right);
  return sizes === 0 ? 0 : tokensInCommon(sets, left, right) / Math.sqrt(sizes);
}

function sizeOf({ offsets }: TokenSets, set: number): number {
  return offsets[set + 1]! - offsets[set]!;
}
