import type { MapLevel } from '../../../schemas/api/master/map.ts';
import { dissolvePolygons } from '../../space/dissolve-polygons.ts';
import { parseOutline } from '../../space/parse-outline.ts';
import type { Outline, PolygonRings } from '../../space/position.ts';

/** A grid as the register has it on some day. */
export interface RegisteredGrid {
  code: string;
  type: string | null;
  village: string | null;
  town: string | null;
  geometry: string;
}

export interface Area {
  level: Exclude<MapLevel, 'custom'>;
  code: string;
  outline: Outline;
}

/** Grids of this kind divide the ground; dedicated and micro grids lie on top of them. */
const tiling = '1';

/** The area of a level that a grid lies in. */
const parentOf: Readonly<Record<Area['level'], (grid: RegisteredGrid) => string | null>> = {
  grid: ({ code }) => code,
  village: ({ village }) => village,
  town: ({ town }) => town,
  county: ({ town }) => town && town.slice(0, 6),
};

/**
 * The areas of some levels: the outlines of grids, and those dissolved from them. A grid whose outline cannot be read is
 * counted, but not drawn.
 */
export function dissolveAreas(grids: readonly RegisteredGrid[], levels: readonly Area['level'][]): Area[] {
  const drawn = grids.flatMap((grid) => {
    const outline = parseOutline(grid.geometry);
    return outline ? [{ ...grid, outline }] : [];
  });
  const ground = drawn.filter(({ type }) => (type ?? tiling) === tiling);
  return levels.flatMap((level) =>
    level === 'grid'
      ? drawn.map(({ code, outline }): Area => ({ level, code, outline }))
      : dissolve(ground, level),
  );
}

type Drawn = RegisteredGrid & { outline: Outline };

function dissolve(grids: readonly Drawn[], level: Area['level']): Area[] {
  const members = new Map<string, PolygonRings[]>();
  for (const grid of grids) {
    const parent = parentOf[level](grid);
    if (parent === null) continue;
    const known = members.get(parent) ?? [];
    known.push(...grid.outline);
    members.set(parent, known);
  }
  return [...members].map(([code, parts]) => ({ level, code, outline: dissolvePolygons(parts) }));
}
