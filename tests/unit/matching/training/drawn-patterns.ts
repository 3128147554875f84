import { packLevels, type PatternCounts } from '../../../../core/matching/training/pattern-counts.ts';
import { seededRandom } from '../../../../core/matching/training/seeded-random.ts';

/** Levels of `modelOf`. */
export const missing = 0;
export const exact = 1;

/** Probabilities of missing (of either side), and of exact, close, else where nothing is missing. */
export interface Truth {
  missing: number[];
  m: number[][];
  u: number[][];
  prior: number;
}

export const truth: Truth = {
  missing: [0.05, 0.1, 0, 0.3, 0.02],
  m: [
    [0.85, 0.1, 0.05],
    [0.7, 0.2, 0.1],
    [0.95, 0.01, 0.04],
    [0.6, 0.15, 0.25],
    [0.8, 0.05, 0.15],
  ],
  u: [
    [0.01, 0.02, 0.97],
    [0.03, 0.05, 0.92],
    [0.1, 0.1, 0.8],
    [0.002, 0.01, 0.988],
    [0.05, 0.01, 0.94],
  ],
  prior: 0.003,
};

/**
 * Patterns of random pairs, drawn from known m, u and prior; each comparison's column is also a blocking rule, and
 * only pairs that some rule brings together are counted.
 *
 * @param copies by comparison: the comparison whose outcome it repeats
 */
export function draw(
  pairs: number,
  seed: number,
  { missing: gaps, m, u, prior }: Truth,
  copies: Record<number, number> = {},
): PatternCounts {
  const random = seededRandom(seed, 'pairs');
  const counts = new Map<string, { rules: number; pattern: number; count: number }>();
  for (let i = 0; i < pairs; i++) {
    const levels = (random() < prior ? m : u).map((probabilities, k): number => {
      if (random() < gaps[k]!) return missing;
      const x = random();
      return x < probabilities[0]! ? exact : x < probabilities[0]! + probabilities[1]! ? 2 : 3;
    });
    for (const [copy, original] of Object.entries(copies)) levels[Number(copy)] = levels[original]!;
    const rules = levels.reduce((mask, level, k) => (level === exact ? mask | (1 << k) : mask), 0);
    if (rules === 0) continue;
    const pattern = packLevels(levels);
    const cell = counts.get(`${rules} ${pattern}`) ?? { rules, pattern, count: 0 };
    counts.set(`${rules} ${pattern}`, { ...cell, count: cell.count + 1 });
  }
  const cells = [...counts.values()];
  return {
    rules: Int32Array.from(cells, ({ rules }) => rules),
    pattern: Float64Array.from(cells, ({ pattern }) => pattern),
    count: Float64Array.from(cells, ({ count }) => count),
  };
}

/** What random pairs show: nearly u, with the matches among them. */
export function amongRandom({ m, u, prior }: Truth): number[][] {
  return u.map((of, k) => [1, ...of.map((share, i) => prior * m[k]![i]! + (1 - prior) * share)]);
}
