import { quote } from '../../../warehouse/quote.ts';
import type { ConnectedSession, Session } from '../../../warehouse/warehouse.ts';
import { eventFields } from './read-spans.ts';

/** Months by area: a town, or empty for the city. */
export type SilentMonths = ReadonlyMap<string, ReadonlySet<string>>;

/** Months that sources have not told of although they told of other areas, by the number of the source. */
export type Silence = ReadonlyMap<number, SilentMonths>;

/** So many events of a town must have been due in a month: that chance leaves all of them out is 3 in 10,000,000 then. */
const due = 15;
/** Only who tells month by month falls silent: in this share of the months from the first to the last, and in so many. */
const [regular, leastMonths] = [0.75, 6];
/** Months after which a town that tells of nothing any more is taken for one that is no more, and the city for whole without it. */
const givenUp = 12;

/**
 * Finds the months of which a source of events tells nothing about a town although it tells of the others, from `risk_row`. What was due is
 * the town's usual share of what the others had in that month, so that a source's quiet months are nobody's silence. The city is not
 * whole in such a month either, but for those before a town's first. Towns that the register of grids does not have any more are left out.
 */
export async function fillSilence(session: ConnectedSession, dataset: string, table: string): Promise<void> {
  const field = eventFields[dataset];
  if (field === undefined) return;
  await session.run(
    `DELETE FROM ${table} WHERE source IN (SELECT source_id FROM ops.source WHERE dataset = $dataset)`,
    { dataset },
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE risk_town_month AS
     SELECT risk_source::INTEGER AS source, town, date_trunc('month', ${quote(field)}::DATE)::DATE AS "month", count(*) AS events
     FROM temp.risk_row JOIN mart.risk_place USING (place)
     WHERE ${quote(field)} IS NOT NULL AND town IS NOT NULL GROUP BY ALL`,
  );
  await session.run(`INSERT INTO ${table} BY NAME ${silentSql}`);
}

const silentSql = `
  WITH registered AS (SELECT DISTINCT town FROM master.grid WHERE to_date IS NULL),
  whole AS (SELECT source, "month", sum(events) AS events FROM temp.risk_town_month GROUP BY ALL),
  town AS (
    SELECT t.source, t.town, min(t."month") AS first, max(t."month") AS last, count(*) AS months, sum(t.events) AS events,
      sum(w.events - t.events) AS others
    FROM temp.risk_town_month t JOIN whole w USING (source, "month")
    WHERE t.town IN (FROM registered) OR NOT EXISTS (FROM registered) GROUP BY ALL
    HAVING count(*) >= ${leastMonths} AND count(*) >= ${regular} * (1 + datediff('month', min(t."month"), max(t."month")))),
  silent AS (
    SELECT w.source, t.town, w."month", w."month" > t.first AND w."month" <= t.last + INTERVAL ${givenUp} MONTH AS is_gap
    FROM whole w JOIN town t USING (source) ANTI JOIN temp.risk_town_month m
      ON m.source = w.source AND m.town = t.town AND m."month" = w."month"
    WHERE t.others > 0 AND w.events * t.events / t.others >= ${due})
  SELECT source, town AS area, "month" FROM silent
  UNION SELECT source, '' AS area, "month" FROM silent WHERE is_gap`;

export async function readSilence(session: Session, table: string): Promise<Silence> {
  const rows = await session.all<{ source: number; area: string; month: string }>(
    `SELECT source, area, strftime("month", '%Y-%m') AS "month" FROM ${table} ORDER BY ALL`,
  );
  const silence = new Map<number, Map<string, Set<string>>>();
  for (const { source, area, month } of rows) {
    const areas = silence.get(source) ?? new Map<string, Set<string>>();
    silence.set(source, areas);
    areas.set(area, (areas.get(area) ?? new Set()).add(month));
  }
  return silence;
}

/** What any of some sources has not told of. */
export function silenceOf(silence: Silence, sources: readonly number[]): SilentMonths {
  const months = new Map<string, Set<string>>();
  for (const [area, own] of sources.flatMap((source) => [...(silence.get(source) ?? [])]))
    months.set(area, new Set([...(months.get(area) ?? []), ...own]));
  return months;
}
