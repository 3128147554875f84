import { cusumCeiling } from './cusum.ts';
import { cusumChain } from './cusum.ts';

let tails: Float64Array | null = null;
const perUnit = 5;

/**
 * How often a CUSUM of scores without any shift stands at `value` or above, in the long run: its p-value on any one day. Of a chart that
 * never signals, by its Markov chain.
 */
export function cusumTail(value: number): number {
  tails ??= stationaryTails();
  const place = Math.min(value, cusumCeiling) * perUnit;
  const left = Math.floor(place);
  const [a, b] = [tails[left]!, tails[Math.min(left + 1, tails.length - 1)]!];
  return Math.exp(Math.log(a) + (place - left) * Math.log(b / a));
}

/** P(S ≥ i / perUnit), i = 0, 1, … */
function stationaryTails(): Float64Array {
  const states = cusumCeiling * perUnit + 1;
  const { steps } = cusumChain(cusumCeiling + 1 / (2 * perUnit), { states });
  let now = new Float64Array(states);
  now[0] = 1;
  for (let round = 0; round < 400; round++) {
    const next = new Float64Array(states);
    for (let from = 0; from < states; from++) {
      const share = now[from]!;
      if (share < 1e-30) continue;
      let kept = 0;
      const row = steps[from]!;
      for (let to = 0; to < states; to++) {
        next[to]! += share * row[to]!;
        kept += row[to]!;
      }
      next[states - 1]! += share * Math.max(0, 1 - kept);
    }
    now = next;
  }
  for (let i = states - 2; i >= 0; i--) now[i]! += now[i + 1]!;
  return now;
}
