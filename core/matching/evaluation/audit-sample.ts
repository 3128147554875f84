import { duckdbDialect, type Dialect } from '../dialect.ts';
import { double } from '../scoring/double.ts';
import { pairChance } from '../scoring/pair-chance.ts';
import type { AuditStratum } from './clerical-audit.ts';

/**
 * Query for `(stratum, l, r, pattern, weight)`: pairs drawn at random from every stratum of `scored`, the same for
 * the same seed. The sample is the audit's own: what is asked for training or for review is chosen for being
 * doubtful and would not be representative.
 */
export function auditSampleQuery(
  strata: readonly AuditStratum[],
  seed: number,
  dialect: Dialect = duckdbDialect,
): string {
  const chance = pairChance(seed, dialect);
  const samples = strata.map(
    ({ from, below, sample }, stratum) =>
      `SELECT CAST(${stratum} AS INTEGER) AS stratum, l, r, pattern, weight FROM (
        SELECT l, r, pattern, weight FROM scored
        WHERE CAST(weight AS DOUBLE) >= ${double(from)} AND CAST(weight AS DOUBLE) < ${double(below)}
        ORDER BY ${chance}, l, r LIMIT ${sample})`,
  );
  return samples.join(' UNION ALL ');
}
