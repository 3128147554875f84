import type { WarningLevel } from '../../../../schemas/indicators/rule.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { standingSql } from './standing-sql.ts';

/** Of the judged warnings those found real, by the level that they were raised at or rose to last; worst first. */
export async function readPredictiveValue(
  session: Session,
): Promise<{ level: WarningLevel; judged: number; real: number }[]> {
  return session.all(
    `SELECT level, count(*)::DOUBLE AS judged, count(*) FILTER (verdict = 'real')::DOUBLE AS real
     FROM (${standingSql}) WHERE verdict IS NOT NULL
     GROUP BY level ORDER BY list_position(['red', 'orange', 'yellow', 'blue'], level)`,
    { asOf: null },
  );
}
