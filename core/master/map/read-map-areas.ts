import type { DisplaySystem, MapLevel } from '../../../schemas/api/master/map.ts';
import { outlineText, parseOutline } from '../../space/parse-outline.ts';
import { shiftOutline } from '../../space/shifted-datums.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { dissolveAreas, type RegisteredGrid } from '../grids/dissolve-areas.ts';
import { areaNamesSql, registeredSql } from '../grids/write-areas.ts';
import { gridParentsSql, withinSql } from './area-chain.ts';

export interface AreasQuery {
  level: MapLevel;
  within: string | null;
  /** The register of this day; null: the newest. */
  asOf: string | null;
  system: DisplaySystem;
}

interface DrawnArea {
  code: string;
  name: string | null;
  geometry: string;
}

/** The outlines of a level as a GeoJSON FeatureCollection with `code` and `name`. */
export async function readMapAreas(session: Session, query: AreasQuery): Promise<string> {
  const isToday = query.asOf === null || query.level === 'custom';
  const areas = isToday ? await readDrawn(session, query) : await readEarlier(session, query);
  const features = areas.map(
    ({ code, name, geometry }) =>
      `{"type":"Feature","properties":${JSON.stringify({ code, name })},"geometry":${shown(geometry, query.system)}}`,
  );
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}

function shown(geometry: string, system: DisplaySystem): string {
  const outline = system === 'gcj02' ? parseOutline(geometry) : undefined;
  return outline ? outlineText(shiftOutline(outline, 'gcj02')) : geometry;
}

function readDrawn(session: Session, { level, within }: AreasQuery): Promise<DrawnArea[]> {
  const isInside = level === 'custom' ? '$within IS NULL OR TRUE' : withinSql('a.code', 'parent');
  return session.all<DrawnArea>(
    `SELECT a.code, a.name, a.geometry FROM master.area a LEFT JOIN (${gridParentsSql}) parent ON parent.code = a.code
     WHERE a.level = $level AND (${isInside}) ORDER BY a.code`,
    { level, within },
  );
}

/** The areas of an earlier register are dissolved when they are asked for. */
async function readEarlier(session: Session, { level, within, asOf }: AreasQuery): Promise<DrawnArea[]> {
  if (level === 'custom') return [];
  const grids = await session.all<RegisteredGrid>(registeredSql('$asOf::DATE'), { asOf });
  const names = await session.all<{ code: string; name: string }>(areaNamesSql);
  const nameOf = new Map(names.map(({ code, name }) => [code, name]));
  const inside = grids.filter(
    ({ code, village, town }) => within === null || [code, village, town, town?.slice(0, 6)].includes(within),
  );
  return dissolveAreas(inside, [level])
    .map(({ code, outline }) => ({
      code,
      name: nameOf.get(code) ?? null,
      geometry: outlineText(outline),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
