import type { Rule, WarningLevel } from '../../../../schemas/indicators/rule.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { standingSql } from '../warnings/standing-sql.ts';
import type { OpenWarning } from './decide.ts';

interface OpenRow {
  id: number;
  indicator: string;
  areaLevel: string;
  area: string;
  method: Rule['method'];
  level: WarningLevel;
  quietDays: number;
}

/**
 * The open warnings. Days on which one was assessed with data and not found are quiet ones; the day that is being assessed does not count,
 * also when it was assessed before from other data.
 */
export async function readOpen(session: Session, day: string): Promise<OpenWarning[]> {
  const rows = await session.all<OpenRow>(
    `SELECT warning_id::DOUBLE AS id, indicator, area_level AS "areaLevel", area, method, level,
       (SELECT count(DISTINCT a.day)::DOUBLE FROM ops.risk_assessment a
        WHERE a.day > w.last_confirmed AND a.day < $day::DATE AND NOT coalesce(list_contains(w.missing_days, a.day), FALSE)) AS "quietDays"
     FROM (${standingSql}) w WHERE state = 'open' ORDER BY id`,
    { asOf: null, day },
  );
  return rows.map(({ id, ...warning }) => ({ ...warning, warningId: id }));
}

/** Open warnings of which a batch was undone that their figures counted. */
export async function readWithdrawn(session: Session): Promise<number[]> {
  const rows = await session.all<{ id: number }>(
    `SELECT warning_id::DOUBLE AS id FROM (${standingSql})
     WHERE state = 'open' AND list_has_any(batches, (SELECT coalesce(list(batch_id), []) FROM ops.batch WHERE state = 'undone'))
     ORDER BY id`,
    { asOf: null },
  );
  return rows.map(({ id }) => id);
}
