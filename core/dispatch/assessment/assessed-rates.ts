import { AssessedRate } from '../../../schemas/api/dispatch/assessment.ts';

export const assessedRates: readonly AssessedRate[] = AssessedRate.options;

/** The flag of `ratedSql` for a part of a rate. */
export function flagOf(rate: AssessedRate, part: 'numerator' | 'denominator'): string {
  return `${rate.replace('-', '_')}_${part === 'numerator' ? 'n' : 'd'}`;
}
