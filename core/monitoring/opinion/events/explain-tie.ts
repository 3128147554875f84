import { eachGram } from './grams.ts';
import { type GramCounts, gramWeight } from './gram-counts.ts';

/** Words that two texts share, with how much they tell. */
export interface SharedWords {
  words: string;
  weight: number;
}

const mostShown = 8;
/** What every third request says ties nothing. */
const leastWeight = 1.2;

/** The runs of signs that two texts share and that tell most, heaviest first: what ties two requests. */
export function sharedWords(one: string, other: string, counts: GramCounts): SharedWords[] {
  const theirs = new Set<number>();
  eachGram(other, (gram) => theirs.add(gram));
  const found = new Map<string, number>();
  let [from, to, weight] = [0, -1, 0];
  const close = () => {
    const words = one.slice(from, to + 1);
    if (to >= from && weight > 0 && other.includes(words))
      found.set(words, Math.max(weight, found.get(words) ?? 0));
    weight = 0;
    to = -1;
  };
  eachGram(one, (gram, at) => {
    const told = gramWeight(counts, gram);
    if (!theirs.has(gram) || told < leastWeight) return;
    if (at !== to + 1 || to < 0) {
      close();
      from = at - 1;
    }
    [to, weight] = [at, weight + told];
  });
  close();
  return [...found]
    .map(([words, told]) => ({ words, weight: Math.round(told * 10) / 10 }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostShown);
}
