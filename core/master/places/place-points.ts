import { indexAreas } from '../../space/area-index.ts';
import { parseOutline } from '../../space/parse-outline.ts';
import type { Outline } from '../../space/position.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';

/** Points fetched and placed at a time. */
const atOnce = 200_000;

interface PointRow {
  point: number;
  lng: number;
  lat: number;
}

/** Makes `point_place(lng, lat, grid)` of the distinct points of `located` that lie in a grid; of grids on top of others the smallest. */
export async function placePoints(session: ConnectedSession): Promise<void> {
  await session.run('CREATE OR REPLACE TEMP TABLE point_place (lng DOUBLE, lat DOUBLE, grid VARCHAR)');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE place_point AS
     SELECT (row_number() OVER ())::INTEGER AS point, lng, lat
     FROM (SELECT DISTINCT lng, lat FROM located WHERE lng IS NOT NULL AND lat IS NOT NULL ORDER BY lng, lat)`,
  );
  const grids = await drawnGrids(session);
  const index = indexAreas(grids.map(({ outline }) => outline));
  await session.run('CREATE OR REPLACE TEMP TABLE point_hit (point INTEGER, area INTEGER)');
  for (let first = 0; ; first += atOnce) {
    const rows = await session.all<PointRow>(
      `SELECT point, lng, lat FROM place_point WHERE point > ${first} AND point <= ${first + atOnce} ORDER BY point`,
    );
    if (rows.length === 0) break;
    const areas = index.locate(
      Float64Array.from(rows, ({ lng }) => lng),
      Float64Array.from(rows, ({ lat }) => lat),
    );
    await session.append('point_hit', [Int32Array.from(rows, ({ point }) => point), areas]);
  }
  await session.run(
    `INSERT INTO point_place
     SELECT p.lng, p.lat, g.code FROM point_hit h JOIN place_point p USING (point)
     JOIN (SELECT unnest($codes::VARCHAR[]) AS code, unnest(range(len($codes::VARCHAR[]))) AS area) g USING (area)`,
    { codes: grids.map(({ code }) => code) },
  );
  for (const table of ['place_point', 'point_hit']) await session.run(`DROP TABLE temp.${table}`);
}

async function drawnGrids(session: ConnectedSession): Promise<{ code: string; outline: Outline }[]> {
  const rows = await session.all<{ code: string; geometry: string }>(
    `SELECT code, geometry FROM master.grid
     WHERE to_date IS NULL AND geometry IS NOT NULL AND coalesce(type, '1') = '1' ORDER BY code`,
  );
  return rows.flatMap(({ code, geometry }) => {
    const outline = parseOutline(geometry);
    return outline ? [{ code, outline }] : [];
  });
}
