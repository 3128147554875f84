import type { WarningSummary } from '../../../../schemas/api/risk/warnings.ts';
import { WarningSummary as Summary } from '../../../../schemas/api/risk/warnings.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { summarySql } from './summary-sql.ts';

export interface WarningQuery {
  state: 'open' | 'closed' | 'all';
  levels: readonly string[];
  topics: readonly string[];
  indicator: string | null;
  within: string | null;
  asOf: string | null;
  offset: number;
  limit: number;
}

/** A page of warnings, worst and newest first; `closed` are all that ended, also those whose basis was withdrawn. */
export async function listWarnings(
  session: Session,
  { state, levels, topics, indicator, within, asOf, offset, limit }: WarningQuery,
): Promise<{ total: number; warnings: WarningSummary[] }> {
  const rows = await session.all<{ total: number }>(
    `SELECT *, (count(*) OVER ())::DOUBLE AS total FROM (${summarySql})
     WHERE ($state = 'all' OR (state = 'open') = ($state = 'open'))
       AND (len($levels::VARCHAR[]) = 0 OR list_contains($levels::VARCHAR[], level))
       AND (len($topics::VARCHAR[]) = 0 OR list_contains($topics::VARCHAR[], topic))
       AND ($indicator IS NULL OR indicator = $indicator) AND ($within IS NULL OR starts_with(area, $within))
     ORDER BY severity, "firstSeen" DESC, "warningId" DESC LIMIT ${limit} OFFSET ${offset}`,
    { state, levels, topics, indicator, within, asOf },
  );
  return { total: rows[0]?.total ?? 0, warnings: rows.map((row) => Summary.parse(row)) };
}
