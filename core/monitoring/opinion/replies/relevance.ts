/** How rare words are: by word ln((1 + texts) / (1 + texts with it)) + 1. */
export type Rarity = (word: string) => number;

export function rarityIn(texts: readonly (readonly string[])[]): Rarity {
  const textsWith = new Map<string, number>();
  for (const words of texts)
    for (const word of new Set(words)) textsWith.set(word, (textsWith.get(word) ?? 0) + 1);
  return (word) => Math.log((1 + texts.length) / (1 + (textsWith.get(word) ?? 0))) + 1;
}

export interface Relevance {
  /** Share of what the request is about that the answer takes up, words counting by their rarity; null where the request says nothing. */
  share: number | null;
  /** Words of the request that the answer takes up, the rarest first. */
  taken: string[];
}

/**
 * Whether an answer speaks of what was asked.
 * @param request the request's telling words
 * @param reply the answer's telling words
 */
export function relevanceOf(request: readonly string[], reply: readonly string[], rarity: Rarity): Relevance {
  const answered = new Set(reply);
  const asked = [...new Set(request)];
  const weigh = (words: readonly string[]) => words.reduce((sum, word) => sum + rarity(word), 0);
  const taken = asked.filter((word) => answered.has(word)).sort((a, b) => rarity(b) - rarity(a));
  return { share: asked.length === 0 ? null : weigh(taken) / weigh(asked), taken };
}
