import { bitsToProbability } from '../scoring/level-bits.ts';
import { seededRandom } from './seeded-random.ts';

/** A pattern of which people could be asked. */
export interface AskablePattern {
  pattern: number;
  /** Its weight in bits over even odds. */
  weight: number;
  /** Pairs that show it and have not been judged. */
  pairs: number;
  /** Pairs of it that have been judged. */
  judged: number;
}

/** How many pairs of a pattern to ask about next. */
export interface Question {
  pattern: number;
  pairs: number;
}

/**
 * Chooses of which pairs people are asked next (active learning). An answer is worth the more, the less certain its
 * pattern is and the more pairs hang on it (uncertainty sampling, Lewis and Gale 1994, weighted by density, Settles
 * 2009: √pairs, so that no one pattern takes all), and the less, the more of it was judged already. Systematic
 * sampling spreads the questions over the patterns in the order of their weight, so that they stay representative
 * from one end of the doubtful range to the other.
 *
 * @param wanted number of pairs to ask about
 * @param seed the same questions for the same seed
 */
export function chooseQuestions(
  patterns: readonly AskablePattern[],
  wanted: number,
  seed: number,
): Question[] {
  const open = patterns
    .filter(({ pairs }) => pairs > 0)
    .sort((a, b) => b.weight - a.weight || a.pattern - b.pattern);
  const asked = new Map<number, number>();
  let left = Math.min(
    wanted,
    open.reduce((sum, { pairs }) => sum + pairs, 0),
  );
  const random = seededRandom(seed, 'questions');
  // What a small pattern cannot take is shared out again among the others.
  while (left > 0) {
    const worth = open.map((of) => ((asked.get(of.pattern) ?? 0) < of.pairs ? worthOf(of) : 0));
    const total = worth.reduce((sum, value) => sum + value, 0);
    const step = total / left;
    let next = random() * step;
    let passed = 0;
    let taken = 0;
    for (const [at, { pattern, pairs }] of open.entries()) {
      passed += worth[at]!;
      const already = asked.get(pattern) ?? 0;
      let more = 0;
      for (; next < passed; next += step) more++;
      more = Math.min(more, pairs - already, left - taken);
      if (more > 0) asked.set(pattern, already + more);
      taken += more;
    }
    left -= taken;
  }
  return open.flatMap(({ pattern }) => {
    const pairs = asked.get(pattern) ?? 0;
    return pairs > 0 ? [{ pattern, pairs }] : [];
  });
}

/** Also what seems certain may be asked when nothing else is left. */
const leastWorth = 1e-9;

/** Standard deviation of an answer, by the root of the pairs it speaks for, and less for each answer there is. */
function worthOf({ weight, pairs, judged }: AskablePattern): number {
  const probability = bitsToProbability(weight);
  const spread = Math.sqrt(probability * (1 - probability));
  return Math.max(leastWorth, (spread * Math.sqrt(pairs)) / (1 + judged));
}
