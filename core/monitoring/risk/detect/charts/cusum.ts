import { normalChain, type MarkovChain } from './markov-chain.ts';

/** Reference value: best at a shift of one standard deviation (Page 1954; Hawkins & Olwell 1998). */
export const cusumReference = 0.5;
/** The chart climbs no higher, so that it comes down within weeks when the cause is gone. */
export const cusumCeiling = 20;

/**
 * Upper cumulative sum of normal scores.
 *
 * @param scores oldest first
 * @returns where the chart stands after each score
 */
export function cusum(scores: readonly number[], reference = cusumReference): number[] {
  let sum = 0;
  return scores.map((score) => (sum = Math.min(cusumCeiling, Math.max(0, sum + score - reference))));
}

/** A chart that signals at `limit`, of scores with this mean, as a Markov chain (Brook & Evans 1972). */
export function cusumChain(
  limit: number,
  { reference = cusumReference, shift = 0, states = 200 } = {},
): MarkovChain {
  const width = (2 * limit) / (2 * states - 1);
  return normalChain(
    Array.from({ length: states }, (_, i) => i * width),
    (from, to) => (to === 0 ? Number.NEGATIVE_INFINITY : (to - from - 0.5) * width + reference - shift),
    (from, to) => (to - from + 0.5) * width + reference - shift,
    0,
  );
}
