import { officialDenominator } from '../../../../schemas/datasets/official-denominator.ts';
import { recordTable } from '../../../../schemas/datasets/index.ts';
import type { Session } from '../../../warehouse/warehouse.ts';

/** Kinds of population figures, the best denominator first: resident, present, registered (denominator-kind). */
const kinds = `CASE kind WHEN '2' THEN 1 WHEN '4' THEN 2 WHEN '1' THEN 3 END`;

/**
 * Fills the official residents of towns, and of the city: its own published figure (codes that end in 00), else the sum of its
 * counties, else of its towns. Of several kinds the residents (常住人口) count, of several deliveries the last.
 */
export async function fillResidents(session: Session): Promise<void> {
  await session.run('DELETE FROM mart.risk_resident');
  await session.run(
    `INSERT INTO mart.risk_resident BY NAME
     WITH best AS (
       SELECT area, "year", arg_min(value, (${kinds}, -from_version, -record_id)) AS "value",
         arg_min(source, (${kinds}, -from_version, -record_id)) AS source
       FROM ${recordTable(officialDenominator)} WHERE to_version IS NULL AND value > 0 AND "year" IS NOT NULL AND ${kinds} IS NOT NULL
       GROUP BY area, "year"),
     ranked AS (
       SELECT *, CASE WHEN length(area) = 6 AND suffix(area, '00') THEN 1 WHEN length(area) = 6 THEN 2 WHEN length(area) = 9 THEN 3 END AS step
       FROM best),
     city AS (
       SELECT "year", step, sum("value") AS "value", any_value(source) AS source FROM ranked WHERE step IS NOT NULL GROUP BY ALL)
     SELECT area, "year", "value"::DOUBLE AS "value", source FROM ranked WHERE step = 3
     UNION ALL SELECT '', "year", arg_min("value", step)::DOUBLE, arg_min(source, step) FROM city GROUP BY "year"`,
  );
}

/** Where the newest denominators come from; null: nobody published any. */
export async function readResidentsSource(
  session: Session,
): Promise<{ year: number; source: string } | null> {
  const [row] = await session.all<{ year: number; source: string | null }>(
    `SELECT "year", source FROM mart.risk_resident WHERE area = '' ORDER BY "year" DESC LIMIT 1`,
  );
  return row ? { year: row.year, source: row.source ?? '' } : null;
}

/** Official residents by area of the newest year that is not after the given one, else of the oldest that is known. */
export async function readResidents(session: Session, year: number): Promise<ReadonlyMap<string, number>> {
  const rows = await session.all<{ area: string; value: number }>(
    `SELECT area, arg_min("value", CASE WHEN "year" <= $year THEN $year - "year" ELSE 1000 + "year" END) AS "value"
     FROM mart.risk_resident GROUP BY area`,
    { year },
  );
  return new Map(rows.map(({ area, value }) => [area, value]));
}
