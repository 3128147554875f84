import { gridParentsSql } from '../../../master/map/area-chain.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import type { PlaceName } from '../text/places.ts';

const named = (kind: PlaceName['kind'], component: string) =>
  `SELECT '${kind}' AS kind, ${component} AS name, grid FROM master.address WHERE ${component} IS NOT NULL`;

/**
 * Makes `place_name(name, kind, area)`: the names of the address and grid base, each with the finest area that all addresses of that
 * name lie in, null where they lie all over; and every own division that bears its name alone.
 */
export async function writePlaceNames(session: Session): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE place_name AS
     WITH named AS (${named('estate', 'estate')} UNION ALL ${named('road', 'road')}),
     addresses AS (
       SELECT kind, name, min(grid) AS grid, max(grid) AS last_grid, min(p.village) AS village, max(p.village) AS last_village,
         min(p.town) AS town, max(p.town) AS last_town
       FROM named LEFT JOIN (${gridParentsSql}) p ON p.code = named.grid GROUP BY ALL),
     divisions AS (
       SELECT name, CASE length(min(code)) WHEN 12 THEN 'village' WHEN 9 THEN 'town' ELSE 'district' END AS kind, min(code) AS area
       FROM ref.own_division WHERE length(code) >= 6 GROUP BY name HAVING count(DISTINCT code) = 1),
     every AS (
       SELECT name, kind, CASE WHEN grid = last_grid THEN grid WHEN village = last_village THEN village
         WHEN town = last_town THEN town END AS area FROM addresses
       UNION ALL SELECT name, kind, area FROM divisions)
     SELECT upper(name) AS name, arg_min(kind, kind <> 'estate') AS kind, arg_min(struct_pack(area), kind <> 'estate').area AS area
     FROM every WHERE length(name) BETWEEN 2 AND 20 GROUP BY ALL`,
  );
}

export function readPlaceNames(session: Session): Promise<PlaceName[]> {
  return session.all<PlaceName>('SELECT name, kind, area FROM place_name ORDER BY name');
}
