import type { Atom } from './atoms.ts';
import type { Pattern } from './patterns.ts';

/** Bits of evidence beyond the odds of 1 : records, since columns of one record are seldom independent. */
const margins = [14, 7, 0];

const drawn = 20_000;

/** Numbers from 0 to 1, the same ones for one seed (Marsaglia's xorshift with 32 bits). */
function randomNumbers(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** What the column's atoms look like in pairs that are matches by the other columns alone. */
function outcomesOf(
  places: readonly number[],
  patterns: readonly Pattern[],
  evidence: (agrees: string) => number,
  records: number,
): Map<string, number> {
  for (const margin of margins) {
    const outcomes = new Map<string, number>();
    for (const { agrees, count } of patterns) {
      const others = [...agrees].map((agree, at) => (places.includes(at) ? '0' : agree)).join('');
      if (evidence(others) < Math.log2(records) + margin) continue;
      const outcome = places.map((at) => agrees[at]).join('');
      if (outcome.includes('-')) continue;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
    }
    if (outcomes.size > 0) return outcomes;
  }
  return new Map([['0'.repeat(places.length), 1]]);
}

/** A drawing of keys by their counts. */
function drawFrom(counts: ReadonlyMap<string, number>): (at: number) => string {
  const keys = [...counts.keys()];
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (at) => {
    let left = at * total;
    return keys.find((key) => (left -= counts.get(key)!) < 0) ?? keys.at(-1)!;
  };
}

/**
 * What matches agree on, without labels. A column is judged only by pairs that the other columns make matches, so
 * that it does not choose the pairs it is judged by. Then matches are drawn: two records' gaps as they are (who lacks
 * one column often lacks others), and what is there column by column, as if the errors of one column said nothing
 * about those of another. Where errors come together the recall is therefore overestimated.
 *
 * @param gaps of the records (`countGaps`)
 * @param chances of two records agreeing by chance, by atom; only whole columns are evidence
 */
export function likelyMatches(
  atoms: readonly Atom[],
  {
    patterns,
    gaps,
    chances,
  }: { patterns: readonly Pattern[]; gaps: readonly Pattern[]; chances: readonly number[] },
  { records, seed }: { records: number; seed: number },
): Pattern[] {
  if (patterns.length === 0) return [];
  const bits = atoms.map(({ isWhole, isList }, at) =>
    isWhole && !isList ? -Math.log2(Math.max(chances[at]!, 1e-9)) : 0,
  );
  const evidence = (agrees: string) =>
    bits.reduce((sum, bit, at) => (agrees[at] === '1' ? sum + bit : sum), 0);
  const columns = [...new Set(atoms.map(({ column }) => column))].map((column) => {
    const places = atoms.flatMap((atom, at) => (atom.column === column ? [at] : []));
    const outcome = drawFrom(outcomesOf(places, patterns, evidence, records));
    return { places, outcome };
  });
  const gap = drawFrom(new Map(gaps.map(({ agrees, count }) => [agrees, count])));
  const random = randomNumbers(seed);
  const counts = new Map<string, number>();
  for (let match = 0; match < drawn; match++) {
    const [left, right] = [gap(random()), gap(random())];
    // The atoms of a column stand next to each other, in the columns' order.
    const agrees = columns
      .map(({ places, outcome }) => {
        const value = outcome(random());
        return places.some((at) => left[at] === '-' || right[at] === '-') ? '-'.repeat(places.length) : value;
      })
      .join('');
    counts.set(agrees, (counts.get(agrees) ?? 0) + 1);
  }
  return [...counts].map(([agrees, count]) => ({ agrees, count }));
}
