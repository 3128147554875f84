import { indexAreas } from '../../space/area-index.ts';
import { parseOutline } from '../../space/parse-outline.ts';
import type { Outline } from '../../space/position.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { customAreas } from '../grids/custom-areas.ts';

interface Point {
  lng: number;
  lat: number;
}

/**
 * Fills `master.custom_count`: what lies in areas of people's own. An area with an outline holds what has a point inside it,
 * and of the rest what is in grids whose middle lies inside; an area without holds its grids, by
 * the codes that they had or have.
 */
export async function writeCustomCounts(session: ConnectedSession): Promise<void> {
  await session.run('CREATE OR REPLACE TEMP TABLE custom_grid (area_id BIGINT, area VARCHAR)');
  await session.run('CREATE OR REPLACE TEMP TABLE custom_point (area_id BIGINT, point BIGINT)');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE map_point AS
     SELECT (row_number() OVER ())::BIGINT AS point, lng, lat
     FROM (SELECT DISTINCT lng, lat FROM master.spot WHERE lng IS NOT NULL AND lat IS NOT NULL ORDER BY ALL)`,
  );
  for (const { areaId, grids, geometry } of await customAreas(session)) {
    const outline = geometry && parseOutline(geometry);
    if (outline) await addOutlined(session, areaId, outline);
    await session.run('INSERT INTO custom_grid SELECT $1, unnest($2::VARCHAR[])', [areaId, grids]);
  }
  await session.run(
    `INSERT INTO master.custom_count
     SELECT s.layer, c.area_id, s.month, sum(s.weight)::BIGINT FROM master.spot s LEFT JOIN map_point p USING (lng, lat)
       CROSS JOIN (SELECT DISTINCT area_id, geometry IS NOT NULL AS has_outline FROM master.custom_area WHERE removed_version IS NULL) c
     WHERE CASE WHEN has_outline AND p.point IS NOT NULL
       THEN EXISTS (SELECT 1 FROM custom_point x WHERE x.area_id = c.area_id AND x.point = p.point)
       ELSE EXISTS (SELECT 1 FROM custom_grid g WHERE g.area_id = c.area_id AND g.area = s.area)
         OR EXISTS (SELECT 1 FROM custom_grid g WHERE g.area_id = c.area_id AND g.area = s.given) END
     GROUP BY ALL`,
  );
  for (const table of ['custom_grid', 'custom_point', 'map_point'])
    await session.run(`DROP TABLE temp.${table}`);
}

async function addOutlined(session: ConnectedSession, areaId: number, outline: Outline): Promise<void> {
  const index = indexAreas([outline]);
  const isInside = (points: readonly Point[]) =>
    index.locate(
      Float64Array.from(points, ({ lng }) => lng),
      Float64Array.from(points, ({ lat }) => lat),
    );
  const points = await session.all<Point & { point: bigint }>('SELECT point, lng, lat FROM map_point');
  const insidePoints = isInside(points);
  const found = points.filter((_, at) => insidePoints[at] === 0).map(({ point }) => point);
  await session.append('custom_point', [
    new BigInt64Array(found.length).fill(BigInt(areaId)),
    BigInt64Array.from(found),
  ]);
  const grids = await session.all<Point & { code: string }>(
    `SELECT code, lng, lat FROM master.area WHERE level = 'grid'`,
  );
  const insideGrids = isInside(grids);
  const members = grids.filter((_, at) => insideGrids[at] === 0).map(({ code }) => code);
  await session.run('INSERT INTO custom_grid SELECT $1, unnest($2::VARCHAR[])', [areaId, members]);
}
