import type { Dialect } from '../dialect.ts';

/** What a pair (`l`, `r`) has drawn in the lottery of a seed: the pairs with the lowest are a random sample. */
export function pairChance(seed: number, dialect: Dialect): string {
  return dialect.hash(['l', 'r', String(seed)].map((value) => dialect.text(value)));
}
