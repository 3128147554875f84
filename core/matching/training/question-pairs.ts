import { duckdbDialect, type Dialect } from '../dialect.ts';
import { pairChance } from '../scoring/pair-chance.ts';
import type { Question } from './questions.ts';

/**
 * Query for `(l, r, pattern, weight)`: the pairs to ask about, drawn at random among those of `scored` that show each
 * question's pattern and are not in `judged(l, r)`, the same for the same seed.
 */
export function questionPairsQuery(
  questions: readonly Question[],
  seed: number,
  dialect: Dialect = duckdbDialect,
): string {
  const wanted = questions.map(({ pattern, pairs }) => `SELECT ${pattern} AS asked, ${pairs} AS pairs`);
  if (wanted.length === 0) return 'SELECT l, r, pattern, weight FROM scored WHERE false';
  return `SELECT l, r, pattern, weight FROM (
      SELECT s.l, s.r, s.pattern, s.weight, s.pairs,
        row_number() OVER (PARTITION BY s.pattern ORDER BY s.chance, s.l, s.r) AS place
      FROM (SELECT *, ${pairChance(seed, dialect)} AS chance
            FROM scored JOIN (${wanted.join(' UNION ALL ')}) ON pattern = asked) s
      LEFT JOIN judged ON judged.l = s.l AND judged.r = s.r WHERE judged.l IS NULL)
    WHERE place <= pairs`;
}
