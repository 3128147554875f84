import type { Session } from '../../warehouse/warehouse.ts';

/**
 * Fills `master.place`: of an entity's rows those count that are placed in the surest way, and among them the grid that most
 * of them say, then the latest.
 */
export async function writeEntityPlaces(session: Session): Promise<void> {
  await session.run(
    `INSERT INTO master.place BY NAME
     WITH placed AS (
       SELECT m.kind, m.entity_id, p.* FROM record_place p JOIN master.member m USING (dataset, record_id) WHERE p.grid IS NOT NULL),
     best AS (SELECT kind, entity_id, min(way) AS way FROM placed GROUP BY ALL),
     counted AS (
       SELECT kind, entity_id, grid, any_value(method) AS method, max(confidence) AS confidence, arg_max(given, record_id) AS given,
         count(*) AS n, max(record_id) AS latest
       FROM placed SEMI JOIN best USING (kind, entity_id, way) GROUP BY kind, entity_id, grid),
     chosen AS (
       SELECT kind, entity_id, arg_max(grid, (n, latest)) AS grid, arg_max(given, (n, latest)) AS given,
         arg_max(method, (n, latest)) AS method, arg_max(confidence, (n, latest)) * max(n) / sum(n) AS confidence
       FROM counted GROUP BY kind, entity_id),
     spot AS (
       SELECT kind, entity_id, arg_min(lng, (way, -record_id)) AS lng, arg_min(lat, (way, -record_id)) AS lat
       FROM placed WHERE lng IS NOT NULL AND lat IS NOT NULL GROUP BY kind, entity_id)
     SELECT kind, entity_id, grid, given, method, confidence, lng, lat FROM chosen LEFT JOIN spot USING (kind, entity_id)
     ORDER BY kind, entity_id`,
  );
}
