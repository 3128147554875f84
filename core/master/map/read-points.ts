import type { DisplaySystem, PointLayer } from '../../../schemas/api/master/map.ts';
import { toGcj02 } from '../../space/shifted-datums.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { gridParentsSql, withinSql } from './area-chain.ts';

export interface PointsQuery {
  layer: PointLayer;
  within: string | null;
  month: string | null;
  system: DisplaySystem;
}

export interface PointsTable {
  /** Arrow: lng, lat, grid, weight. */
  table: Uint8Array;
  total: number;
  placed: number;
}

/** What has no point of its own stands in the middle of its grid, with all that is there. */
const shownSql = `
  CREATE OR REPLACE TEMP TABLE shown AS
  SELECT coalesce(s.lng, a.lng) AS lng, coalesce(s.lat, a.lat) AS lat,
    any_value(CASE WHEN parent.code IS NOT NULL THEN s.area END) AS grid, sum(s.weight)::INTEGER AS weight
  FROM master.spot s LEFT JOIN (${gridParentsSql}) parent ON parent.code = s.area
    LEFT JOIN master.area a ON a.level = 'grid' AND a.code = s.area AND s.lng IS NULL
  WHERE s.layer = $layer AND ($month IS NULL OR s.month = $month::DATE) AND ${withinSql('s.area', 'parent')}
  GROUP BY ALL`;

/** The places of a layer in an area and a month, each with how many things are there. `session` must be a transaction. */
export async function readPoints(
  session: ConnectedSession,
  { layer, within, month, system }: PointsQuery,
): Promise<PointsTable> {
  await session.run(shownSql, { layer, within, month });
  const [counted] = await session.all<{ total: number; placed: number }>(
    `SELECT coalesce(sum(weight), 0)::DOUBLE AS total, coalesce(sum(weight) FILTER (lng IS NOT NULL), 0)::DOUBLE AS placed FROM shown`,
  );
  const relation = system === 'gcj02' ? await shiftShown(session) : 'shown';
  const table = await session.arrow(
    `SELECT lng, lat, grid, weight FROM ${relation} WHERE lng IS NOT NULL AND lat IS NOT NULL ORDER BY lng, lat`,
  );
  await session.run('DROP TABLE temp.shown');
  return { table, ...counted! };
}

async function shiftShown(session: ConnectedSession): Promise<string> {
  const points = await session.all<{ lng: number; lat: number }>(
    'SELECT DISTINCT lng, lat FROM shown WHERE lng IS NOT NULL AND lat IS NOT NULL',
  );
  const shifted = points.map(({ lng, lat }) => toGcj02([lng, lat]));
  await session.run('CREATE OR REPLACE TEMP TABLE shift (lng DOUBLE, lat DOUBLE, east DOUBLE, north DOUBLE)');
  await session.append('shift', [
    Float64Array.from(points, ({ lng }) => lng),
    Float64Array.from(points, ({ lat }) => lat),
    Float64Array.from(shifted, ([east]) => east),
    Float64Array.from(shifted, ([, north]) => north),
  ]);
  return '(SELECT east AS lng, north AS lat, grid, weight FROM shown JOIN temp.shift USING (lng, lat))';
}
