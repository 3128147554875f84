import { type Binders, overValues, type Test } from './condition-test.ts';
import { optimalStringAlignment } from './optimal-string-alignment.ts';
import type { PreparedColumns } from './prepared-columns.ts';
import { cosine, jaccard, tokensInCommon, type TokenSets } from './token-sets.ts';

/** Conditions on what lists, or texts as sets of words or bigrams, have in common. */
export const setConditions: Binders<'jaccard' | 'cosine' | 'intersection' | 'any-pair'> = {
  jaccard: (condition, columns) => similarSets(condition, columns, jaccard),
  cosine: (condition, columns) => similarSets(condition, columns, cosine),
  intersection({ column, atLeast }, columns) {
    const sets = columns.words(column);
    return overValues(columns.numbered(column), (a, b) => tokensInCommon(sets, a, b) >= atLeast);
  },
  'any-pair'({ column, atMost }, columns) {
    const { starts, texts } = columns.elements(column);
    const distance = optimalStringAlignment(texts, atMost);
    return overValues(columns.numbered(column), (a, b) => {
      for (let i = starts[a]!; i < starts[a + 1]!; i++)
        for (let j = starts[b]!; j < starts[b + 1]!; j++) if (distance(i, j) <= atMost) return true;
      return false;
    });
  },
};

/** Two texts without spaces are compared by their bigrams, everything else by words or elements. */
function similarSets(
  { column, atLeast }: { column: string; atLeast: number },
  columns: PreparedColumns,
  similarity: (sets: TokenSets, left: number, right: number) => number,
): Test {
  const numbered = columns.numbered<string | string[]>(column);
  const words = columns.words(column);
  const isUnbroken = Uint8Array.from(numbered.values, (value) =>
    typeof value === 'string' && !/\s/.test(value) ? 1 : 0,
  );
  if (!isUnbroken.includes(1)) return overValues(numbered, (a, b) => similarity(words, a, b) >= atLeast);
  const bigrams = columns.bigrams(column);
  return overValues(
    numbered,
    (a, b) => similarity((isUnbroken[a]! & isUnbroken[b]!) === 1 ? bigrams : words, a, b) >= atLeast,
  );
}
