import type { Brief } from '../../../../schemas/api/risk/brief.ts';
import { disputeBrief } from '../../../../schemas/rules/dispute-brief.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { readDueDeliveries } from '../coverage/due-deliveries.ts';
import { readSpans } from '../coverage/read-spans.ts';
import { measuredRowsSql } from '../facts/measured-rows.ts';
import type { BriefScope } from './read-counts.ts';

const dataset = 'organisation-check';
const fields = new Set(['uscc', 'name', 'year', 'conclusion', 'checked', 'due']);

/** Conclusions (organisation-check-conclusion) of a check that has taken place. */
const graded = `('1', '2', '3', '5')`;

/** Of every organisation its newest check that is due soon, due or done by the day. */
const checksSql = `
  SELECT conclusion, due, coalesce(conclusion IN ${graded} AND coalesce(checked <= $day::DATE, TRUE), FALSE) AS is_done
  FROM (${measuredRowsSql(dataset, fields, { asOf: null })})
  WHERE coalesce(due <= $day::DATE + ${disputeBrief.checkDays}, TRUE)
    AND ($within IS NULL OR $within IN (risk_grid, risk_village, risk_town, left(risk_town, 6)))
  QUALIFY row_number() OVER (PARTITION BY coalesce(uscc, name) ORDER BY "year" DESC NULLS LAST, risk_id DESC) = 1`;

/**
 * Checks of social organisations: due within the next days and not done, overdue, and how those done were graded. Null while nobody
 * has delivered any, or whoever does is late.
 */
export async function readOrganisations(
  session: Session,
  scope: BriefScope,
  today: string,
): Promise<Brief['organisations']> {
  const sources = (await readSpans(session, today)).filter((source) => source.dataset === dataset);
  const owed = await readDueDeliveries(session, today);
  const isLate = owed.some((delivery) => delivery.dataset === dataset && delivery.received === null);
  if (sources.length === 0 || isLate) return null;
  const rows = await session.all<{ conclusion: string | null; count: number }>(
    `SELECT CASE WHEN is_done THEN conclusion WHEN due < $day::DATE THEN 'overdue' ELSE 'due' END AS conclusion, count(*)::DOUBLE AS count
     FROM (${checksSql}) WHERE is_done OR due IS NOT NULL GROUP BY 1 ORDER BY 1`,
    { ...scope },
  );
  const counts = new Map(rows.map(({ conclusion, count }) => [conclusion ?? '', count]));
  const take = (what: string) => {
    const count = counts.get(what) ?? 0;
    counts.delete(what);
    return count;
  };
  return { due: take('due'), overdue: take('overdue'), graded: Object.fromEntries(counts) };
}
