import { indexAreas } from '../../space/area-index.ts';
import { parseOutline } from '../../space/parse-outline.ts';
import type { Outline } from '../../space/position.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { customAreas } from '../grids/custom-areas.ts';
import { customOutlinesSql, inCustomAreaSql } from './in-custom-area.ts';

interface Point {
  lng: number;
  lat: number;
}

/**
 * Fills `master.custom_count`, and what tells it, `custom_grid` and `custom_point`. An area with an outline holds what has a
 * point inside it, and of the rest what is in grids whose middle lies inside; an area without holds its grids.
 */
export async function writeCustomCounts(session: ConnectedSession): Promise<void> {
  const areas = await customAreas(session);
  if (areas.length === 0) return;
  await session.run('CREATE OR REPLACE TEMP TABLE point_inside (area_id BIGINT, lng DOUBLE, lat DOUBLE)');
  for (const { areaId, grids, geometry } of areas) {
    const outline = geometry && parseOutline(geometry);
    if (outline) await addOutlined(session, areaId, outline);
    await session.run('INSERT INTO master.custom_grid SELECT $1, unnest($2::VARCHAR[])', [areaId, grids]);
  }
  await session.run('INSERT INTO master.custom_point SELECT * FROM point_inside ORDER BY ALL');
  await session.run('DROP TABLE temp.point_inside');
  await session.run(
    `INSERT INTO master.custom_count
     SELECT s.layer, c.area_id, s.month, sum(s.weight)::BIGINT FROM master.spot s CROSS JOIN (${customOutlinesSql}) c
     WHERE ${inCustomAreaSql('s', 'c')} GROUP BY ALL`,
  );
}

async function addOutlined(session: ConnectedSession, areaId: number, outline: Outline): Promise<void> {
  const index = indexAreas([outline]);
  const inside = <At extends Point>(points: readonly At[]): At[] => {
    const found = index.locate(
      Float64Array.from(points, ({ lng }) => lng),
      Float64Array.from(points, ({ lat }) => lat),
    );
    return points.filter((_, at) => found[at] === 0);
  };
  const points = inside(
    await session.all<Point>(
      'SELECT DISTINCT lng, lat FROM master.spot WHERE lng IS NOT NULL AND lat IS NOT NULL ORDER BY ALL',
    ),
  );
  await session.append('point_inside', [
    new BigInt64Array(points.length).fill(BigInt(areaId)),
    Float64Array.from(points, ({ lng }) => lng),
    Float64Array.from(points, ({ lat }) => lat),
  ]);
  const grids = inside(
    await session.all<Point & { code: string }>(
      `SELECT code, lng, lat FROM master.area WHERE level = 'grid' ORDER BY code`,
    ),
  );
  await session.run('INSERT INTO master.custom_grid SELECT $1, unnest($2::VARCHAR[])', [
    areaId,
    grids.map(({ code }) => code),
  ]);
}
