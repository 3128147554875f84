import type { MarkovChain } from './markov-chain.ts';
import { normalChain } from './markov-chain.ts';

/** Weight of the newest score: small, for slow drifts are what this chart is for; spikes are found by the baseline. */
export const ewmaWeight = 0.1;

/**
 * Exponentially weighted moving average of normal scores in units of its own standard error (Roberts 1959; Lucas & Saccucci 1990),
 * whose exact value for so many scores is used, not its limit.
 *
 * @param scores oldest first
 * @returns where the chart stands after each score
 */
export function ewma(scores: readonly number[], weight = ewmaWeight): number[] {
  let [average, variance] = [0, 0];
  return scores.map((score) => {
    average += weight * (score - average);
    variance = (1 - weight) ** 2 * variance + weight ** 2;
    return average / Math.sqrt(variance);
  });
}

/** A two-sided chart that signals outside ±`limit` standard errors, of scores with this mean, as a Markov chain. */
export function ewmaChain(limit: number, { weight = ewmaWeight, shift = 0, states = 201 } = {}): MarkovChain {
  const bound = limit * Math.sqrt(weight / (2 - weight));
  const width = (2 * bound) / states;
  const middles = Array.from({ length: states }, (_, i) => -bound + (i + 0.5) * width);
  const cutAt = (from: number, edge: number) => (edge - (1 - weight) * from) / weight - shift;
  return normalChain(
    middles,
    (from, to) => cutAt(middles[from]!, middles[to]! - width / 2),
    (from, to) => cutAt(middles[from]!, middles[to]! + width / 2),
    (states - 1) / 2,
  );
}
