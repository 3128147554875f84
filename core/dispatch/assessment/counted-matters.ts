import type { AssessedRate } from '../../../schemas/api/dispatch/assessment.ts';
import type { Bind } from '../matters/seen-matters.ts';
import { flagOf } from './assessed-rates.ts';
import { ratedSql } from './rated-sql.ts';

/** The condition that keeps of `ops.matter m` those that a rate counts now: of departments when some are named, otherwise of areas. */
export function countedSql(
  { rate, part }: { rate: AssessedRate; part: 'numerator' | 'denominator' },
  departments: readonly string[],
  now: string,
  bind: Bind,
): string {
  const by = departments.length > 0 ? 'department' : 'area';
  const rated = ratedSql({ by, condition: 'TRUE', untilSeq: null, now: bind(now) });
  const units = by === 'department' ? `AND list_contains(${bind(departments)}::VARCHAR[], unit)` : '';
  return `m.matter_id IN (SELECT matter_id FROM (${rated}) WHERE ${flagOf(rate, part)} ${units})`;
}
