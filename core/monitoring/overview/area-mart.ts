import { grid } from '../../../schemas/datasets/grid.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { dissolvePolygons } from '../../space/dissolve-polygons.ts';
import { outlineText, parseOutline } from '../../space/parse-outline.ts';
import type { Outline, PolygonRings } from '../../space/position.ts';
import type { Session } from '../../warehouse/warehouse.ts';

interface Area {
  level: 'town' | 'village' | 'grid';
  code: string;
  parts: Outline;
}

/** Length of an area's code by level; a grid's is its own. */
const codeLength = { town: 9, village: 12 } as const;

/** Current grids with polygons; of a grid delivered more than once, the most recent. */
const gridsSql = `
  SELECT grid_code AS code, max_by(geometry, (from_version, record_id)) AS geometry
  FROM ${recordTable(grid)}
  WHERE to_version IS NULL AND geometry IS NOT NULL AND length(grid_code) > 12
  GROUP BY grid_code ORDER BY grid_code`;

const namesSql = `
  SELECT code, name FROM ref.division WHERE length(code) IN (${codeLength.town}, ${codeLength.village})
  UNION ALL
  SELECT grid_code AS code, max_by(grid_name, (from_version, record_id)) AS name
  FROM ${recordTable(grid)} WHERE to_version IS NULL AND grid_code IS NOT NULL AND grid_name IS NOT NULL
  GROUP BY grid_code`;

/**
 * Fills `mart.area` with the polygons of grids, and of villages and towns dissolved from them, and `mart.area_name`.
 * A grid whose outline cannot be read is like one delivered without: it has a name and is counted, but not drawn.
 */
export async function fillAreaMarts(session: Session): Promise<void> {
  await session.run(`INSERT INTO mart.area_name ${namesSql}`);
  const delivered = await session.all<{ code: string; geometry: string }>(gridsSql);
  const grids = delivered.flatMap(({ code, geometry }): Area[] => {
    const parts = parseOutline(geometry);
    return parts ? [{ level: 'grid', code, parts }] : [];
  });
  const villages = dissolveBy(grids, 'village');
  const areas = [...grids, ...villages, ...dissolveBy(villages, 'town')];
  await session.run(
    `INSERT INTO mart.area
     SELECT unnest($levels::VARCHAR[]), unnest($codes::VARCHAR[]), unnest($geometries::VARCHAR[])`,
    {
      levels: areas.map(({ level }) => level),
      codes: areas.map(({ code }) => code),
      geometries: areas.map(({ parts }) => outlineText(parts)),
    },
  );
}

function dissolveBy(areas: readonly Area[], level: 'town' | 'village'): Area[] {
  const members = new Map<string, PolygonRings[]>();
  for (const { code, parts } of areas) {
    const parent = code.slice(0, codeLength[level]);
    const known = members.get(parent) ?? [];
    for (const part of parts) known.push(part);
    members.set(parent, known);
  }
  return [...members].map(([code, parts]) => ({ level, code, parts: dissolvePolygons(parts) }));
}
