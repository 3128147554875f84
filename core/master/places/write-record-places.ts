import type { Session } from '../../warehouse/warehouse.ts';

/**
 * How sure a place is: of declared grids and points what registers and surveys get wrong; of learnt places this times the
 * share of the rows that agree; villages are right when the address is. The surest come first.
 */
const confidences = {
  declared: 0.99,
  point: 0.98,
  door: 0.98,
  building: 0.97,
  estate: 0.95,
  village: 0.9,
} as const;

const methods = Object.entries(confidences);
const orderSql = `CASE method ${methods.map(([method], at) => `WHEN '${method}' THEN ${at}`).join(' ')} END`;
const sureSql = `CASE method ${methods.map(([method, sure]) => `WHEN '${method}' THEN ${sure}`).join(' ')} END`;

/** A village with one grid is that grid; of others only the village is known. */
const villageSql = `
  SELECT village, CASE WHEN count(*) = 1 THEN min(code) ELSE village END AS grid
  FROM (SELECT DISTINCT village, code FROM master.grid WHERE to_date IS NULL AND coalesce(type, '1') = '1') GROUP BY village`;

/** Everything that says where a row's subject is, beside each other. */
const saidSql = `
  SELECT l.dataset, l.record_id, l.rank, l.division, d.given AS declared_given, d.grid AS declared, p.grid AS point,
    s.given AS site_given, s.grid AS site, s.method AS site_method, s.share,
    coalesce(v.grid, t.village, l.village) AS village, coalesce(l.lng, s.lng) AS lng, coalesce(l.lat, s.lat) AS lat
  FROM (SELECT *, CASE WHEN length(division) = 12 THEN division END AS village FROM located) l
    LEFT JOIN (SELECT *, 0 AS rank FROM declared_place) d USING (dataset, record_id, rank)
    LEFT JOIN point_place p ON p.lng = l.lng AND p.lat = l.lat
    LEFT JOIN site_place s ON s.spot = l.spot
    LEFT JOIN site_text t ON t.spot = l.spot
    LEFT JOIN village v ON v.village = coalesce(t.village, l.village)`;

/**
 * Makes `record_place(dataset, record_id, way, method, given, grid, confidence, lng, lat, division)`: the best place of every row
 * that can be placed; of the others the division alone. `given` is the code as declared, `grid` what it is now; of method
 * `village` both are the village's code unless it has one grid only. The lower its `way`, the surer a place.
 */
export async function writeRecordPlaces(session: Session): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE record_place AS
     WITH village AS (${villageSql}), said AS (${saidSql}),
     placed AS (
       SELECT *, coalesce(declared, point, site, village) AS grid, coalesce(declared_given, point, site_given, village) AS given,
         CASE WHEN declared IS NOT NULL THEN 'declared' WHEN point IS NOT NULL THEN 'point'
           WHEN site IS NOT NULL THEN site_method WHEN village IS NOT NULL THEN 'village' END AS method
       FROM said),
     ranked AS (
       SELECT dataset, record_id, rank * 10 + ${orderSql} AS way, method, given, grid, lng, lat, division, rank,
         CASE WHEN method = site_method THEN share ELSE 1 END * ${sureSql} AS confidence FROM placed)
     SELECT dataset, record_id, min(way) AS way, arg_min(method, way) AS method, arg_min(given, way) AS given, arg_min(grid, way) AS grid,
       arg_min(confidence, way) AS confidence, arg_min(lng, way) AS lng, arg_min(lat, way) AS lat, arg_min(division, rank) AS division
     FROM ranked GROUP BY dataset, record_id`,
  );
}
