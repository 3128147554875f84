import type { Session } from '../../warehouse/warehouse.ts';

/**
 * How sure a place is: of declared grids and points what registers and surveys get wrong; of learnt places this times the
 * share of the rows that agree; villages are right when the address is.
 */
const confidences = {
  declared: 0.99,
  point: 0.98,
  door: 0.98,
  building: 0.97,
  estate: 0.95,
  village: 0.9,
} as const;

/** The methods, the surest first. */
export const placeMethods = Object.keys(confidences) as (keyof typeof confidences)[];

/** The surest way in the lowest rank first, as one number: the smallest of a window of structs is not what it should be in DuckDB 1.5. */
export const waySql = (rank: string, method: string) =>
  `(${rank} * 10 + CASE ${method} ${placeMethods.map((one, at) => `WHEN '${one}' THEN ${at}`).join(' ')} END)`;
const way = waySql('rank', 'method');

const sure = placeMethods.map((method) => `WHEN '${method}' THEN ${confidences[method]}`).join(' ');

/** A village with one grid is that grid; of others only the village is known. */
const villageSql = `
  SELECT village, CASE WHEN count(*) = 1 THEN min(code) ELSE village END AS grid
  FROM (SELECT DISTINCT village, code FROM master.grid WHERE to_date IS NULL AND coalesce(type, '1') = '1') GROUP BY village`;

const candidatesSql = `
  SELECT l.dataset, l.record_id, l.rank, 'declared' AS method, d.given, d.grid, 1 AS share, l.lng, l.lat
    FROM located l JOIN declared_place d USING (dataset, record_id) WHERE l.rank = 0
  UNION ALL SELECT l.dataset, l.record_id, l.rank, 'point', p.grid, p.grid, 1, l.lng, l.lat
    FROM located l JOIN point_place p USING (lng, lat)
  UNION ALL SELECT l.dataset, l.record_id, l.rank, s.method, s.given, s.grid, s.share, coalesce(l.lng, s.lng), coalesce(l.lat, s.lat)
    FROM located l JOIN site_place s USING (spot)
  UNION ALL SELECT l.dataset, l.record_id, l.rank, 'village', coalesce(v.grid, said.village), coalesce(v.grid, said.village), 1, l.lng, l.lat
    FROM located l LEFT JOIN site_text t USING (spot)
      CROSS JOIN LATERAL (SELECT coalesce(t.village, CASE WHEN length(l.division) = 12 THEN l.division END) AS village) said
      LEFT JOIN village v ON v.village = said.village
    WHERE said.village IS NOT NULL`;

/**
 * Makes `record_place(dataset, record_id, rank, method, given, grid, confidence, lng, lat, division)`: the best place of every row
 * that can be placed; of the others the division alone. `given` is the code as declared, `grid` what it is now; of method
 * `village` both are the village's code unless it has one grid only.
 */
export async function writeRecordPlaces(session: Session): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE record_place AS
     WITH village AS (${villageSql}), candidate AS (${candidatesSql}),
     best AS (
       SELECT *, min(${way}) OVER (PARTITION BY dataset, record_id) AS best FROM candidate),
     chosen AS (
       SELECT dataset, record_id, rank, method, given, grid, share * (CASE method ${sure} END) AS confidence FROM best
       WHERE ${way} = best),
     spot AS (
       SELECT dataset, record_id, arg_min(lng, ${way}) AS lng, arg_min(lat, ${way}) AS lat
       FROM candidate WHERE lng IS NOT NULL GROUP BY ALL),
     division AS (SELECT dataset, record_id, arg_min(division, rank) AS division FROM located GROUP BY ALL)
     SELECT division.dataset, division.record_id, rank, method, given, grid, confidence, lng, lat, division
     FROM division LEFT JOIN chosen USING (dataset, record_id) LEFT JOIN spot USING (dataset, record_id)`,
  );
}
