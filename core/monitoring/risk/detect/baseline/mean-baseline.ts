import { incompleteBeta } from '../numbers/beta.ts';
import type { Tails } from '../numbers/count-tails.ts';
import type { Baseline } from './baseline.ts';
import type { Frame } from './frame.ts';

const leastPeriods = 8;

/**
 * A mean, such as days of handling, or a stock should be the median of its last year before the guard; it varies by the median absolute
 * deviation (× 1.4826 as normal values do), which past outbreaks do not move. Its prediction is Student's t of so many periods.
 * Null with fewer than 8 of them, or none that differ.
 *
 * @param counts what the sums are divided by; null for a stock, which is a sum of its own and varies by chance at least
 */
export function meanBaseline(
  sums: Float64Array,
  counts: Float64Array | null,
  covered: Uint8Array,
  { guard, level }: Frame,
  at: number,
): Baseline | null {
  const end = Math.max(0, at - guard);
  const past: number[] = [];
  for (let t = Math.max(0, end - level); t < end; t++)
    if (covered[t] && (counts?.[t] ?? 1) > 0) past.push(sums[t]! / (counts?.[t] ?? 1));
  if (past.length < leastPeriods) return null;
  const usual = median(past);
  const chance = counts === null ? Math.sqrt(Math.max(1, usual)) : 0;
  const deviation = Math.max(chance, 1.4826 * median(past.map((value) => Math.abs(value - usual))));
  if (deviation === 0) return null;
  return {
    slowFrom: 1,
    compare(from, to) {
      let [sum, count, periods] = [0, 0, 0];
      for (let t = Math.max(0, from); t <= to; t++) {
        const of = counts?.[t] ?? 1;
        if (!covered[t] || of === 0) continue;
        sum += sums[t]!;
        count += of;
        periods++;
      }
      const error = deviation * Math.sqrt(1 / Math.max(1, periods) + 1 / past.length);
      const t = count === 0 ? 0 : (sum / count - usual) / error;
      return {
        seen: sum,
        expected: count * usual,
        deviation: count * error,
        tails: () => studentTails(t, past.length - 1),
      };
    },
  };
}

function studentTails(t: number, freedom: number): Tails {
  const beyond = incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t)).lower / 2;
  return t >= 0 ? { upper: beyond, lower: 1 - beyond } : { upper: 1 - beyond, lower: beyond };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
