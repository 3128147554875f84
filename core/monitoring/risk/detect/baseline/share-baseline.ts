import { shareTails } from '../numbers/count-tails.ts';
import type { Baseline } from './baseline.ts';
import type { Frame } from './frame.ts';

/** Trials at the usual share of the areas of its level that are added to an area's history. */
const prior = 20;
const priorPeriods = 10;

/**
 * An area's share should be that of its last year before the guard, drawn to that of all areas where it had few trials. Shares have no
 * season here: numerator and denominator rise and fall together, which is what dividing them is for. They may vary more than chance
 * makes them (quasi-binomial), and the baseline itself is known from so many trials only.
 *
 * @param usualShare of all areas together
 */
export function shareBaseline(
  hits: Float64Array,
  trials: Float64Array,
  covered: Uint8Array,
  { guard, level }: Frame,
  at: number,
  usualShare: number,
): Baseline {
  const end = Math.max(0, at - guard);
  const begin = Math.max(0, end - level);
  let [x, n] = [prior * usualShare, prior];
  for (let t = begin; t < end; t++) {
    if (!covered[t]) continue;
    x += hits[t]!;
    n += trials[t]!;
  }
  const share = Math.min(1 - 1e-6, Math.max(1e-6, x / n));
  const spread = share * (1 - share);
  let [ratios, periods] = [priorPeriods, priorPeriods];
  for (let t = begin; t < end; t++) {
    if (!covered[t] || trials[t]! === 0) continue;
    ratios += Math.min(6.66, (hits[t]! - trials[t]! * share) ** 2 / (trials[t]! * spread));
    periods++;
  }
  const dispersion = Math.max(1, ratios / periods);
  return {
    slowFrom: 1,
    compare(from, to) {
      let [seen, of] = [0, 0];
      for (let t = Math.max(0, from); t <= to; t++) {
        if (!covered[t]) continue;
        seen += hits[t]!;
        of += trials[t]!;
      }
      const unsure = dispersion * (1 + of / n);
      return {
        seen,
        expected: of * share,
        deviation: Math.sqrt(of * spread * unsure),
        tails: () => shareTails(seen, of, share, unsure),
      };
    },
  };
}
