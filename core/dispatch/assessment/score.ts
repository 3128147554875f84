import type { AssessedRate } from '../../../schemas/api/dispatch/assessment.ts';
import { assessedRates } from './assessed-rates.ts';

/** The fewer the better. */
const isFault: Record<AssessedRate, boolean> = {
  closing: false,
  'on-time': false,
  return: true,
  satisfaction: false,
  reopening: true,
};

/**
 * The weighted score, 0 to 100: the mean of the rates, those of faults counted from 1 down, by their weights. A rate that has nothing in
 * its denominator takes no part and its weight goes to the others; null when none is left.
 */
export function scoreOf(
  rates: Readonly<Record<AssessedRate, { value: number | null }>>,
  weights: Readonly<Record<AssessedRate, number>>,
): number | null {
  let [sum, total] = [0, 0];
  for (const rate of assessedRates) {
    const { value } = rates[rate];
    if (value === null) continue;
    sum += weights[rate] * (isFault[rate] ? 1 - value : value);
    total += weights[rate];
  }
  return total === 0 ? null : (100 * sum) / total;
}
