import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import type { Part } from '../facts/part.ts';
import type { RiskStore } from '../facts/fill-parts.ts';

/** How many months of what stood at their end are kept. */
const keptMonths = 37;

/** Facts of a part with the month that they fall into, or once for every month at whose end they stood. */
function datedSql({ fact }: RiskStore, id: number, { time }: Part, asOf: string | null): string {
  if (time === 'state')
    return `SELECT place, NULL::DATE AS "month", item, weight FROM ${fact} WHERE part = ${id}`;
  if (time === 'flow')
    return `SELECT place, date_trunc('month', "day")::DATE AS "month", item, weight FROM ${fact} WHERE part = ${id}`;
  if (asOf === null) return `SELECT place, "day" AS "month", item, weight FROM ${fact} WHERE FALSE`;
  const months = `SELECT unnest(generate_series(date_trunc('month', DATE '${asOf}') - INTERVAL ${keptMonths} MONTH,
      date_trunc('month', DATE '${asOf}'), INTERVAL 1 MONTH))::DATE AS "month"`;
  return `SELECT place, m."month", item, weight FROM ${fact} f JOIN (${months}) m
      ON f."day" <= last_day(m."month") AND (f."until" IS NULL OR f."until" > last_day(m."month")) WHERE part = ${id}`;
}

/** Adds up the facts of a part by month for the city and every town, village and grid. */
export async function fillCounts(
  session: ConnectedSession,
  store: RiskStore,
  { id, part, asOf }: { id: number; part: Part; asOf: string | null },
): Promise<void> {
  const value = part.measure.value.of === 'distinct' ? 'count(DISTINCT item)::DOUBLE' : 'sum(weight)';
  const sets = '(("month"), ("month", town), ("month", village), ("month", grid))';
  await session.run(
    `INSERT INTO ${store.count} BY NAME
     SELECT ${id} AS part, level, area, "month", "value" FROM (
       SELECT "month", CASE WHEN grouping(town) = 0 THEN 'town' WHEN grouping(village) = 0 THEN 'village'
           WHEN grouping(grid) = 0 THEN 'grid' ELSE 'city' END AS level,
         CASE level WHEN 'town' THEN town WHEN 'village' THEN village WHEN 'grid' THEN grid ELSE '' END AS area, ${value} AS "value"
       FROM (${datedSql(store, id, part, asOf)}) JOIN mart.risk_place USING (place) GROUP BY GROUPING SETS ${sets})
     WHERE area IS NOT NULL ORDER BY level, "month", area`,
  );
}
