import { innerPoint } from '../../space/inner-point.ts';
import { outlineText, parseOutline } from '../../space/parse-outline.ts';
import type { Outline } from '../../space/position.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { customAreas } from './custom-areas.ts';
import { dissolveAreas, type RegisteredGrid } from './dissolve-areas.ts';

/** Query of the grids that the register has on a day, or now, with an outline. `day` is SQL of a date, null: now. */
export function registeredSql(day: string | null): string {
  const holds = day
    ? `(from_date IS NULL OR from_date <= ${day}) AND (to_date IS NULL OR to_date > ${day})`
    : 'to_date IS NULL';
  return `SELECT code, any_value(type) AS type, any_value(village) AS village, any_value(town) AS town, any_value(geometry) AS geometry
    FROM master.grid WHERE ${holds} AND geometry IS NOT NULL GROUP BY code ORDER BY code`;
}

/** Query of what areas are called: `code`, `name`. */
export const areaNamesSql = `
  SELECT code, name FROM ref.division WHERE length(code) IN (6, 9, 12)
  UNION ALL
  SELECT code, max_by(name, coalesce(from_date, DATE '0001-01-01')) AS name FROM master.grid WHERE name IS NOT NULL GROUP BY code`;

/** Fills `master.area` with what is drawn now: grids, villages, towns, counties and areas of people's own. */
export async function writeAreas(session: Session): Promise<void> {
  const grids = await session.all<RegisteredGrid>(registeredSql(null));
  const areas = dissolveAreas(grids, ['grid', 'village', 'town', 'county']);
  const outlines = new Map(
    areas.filter(({ level }) => level === 'grid').map(({ code, outline }) => [code, outline]),
  );
  const own = (await customAreas(session)).map(({ areaId, grids: members, geometry }) => ({
    level: 'custom' as const,
    code: String(areaId),
    outline: (geometry && parseOutline(geometry)) || members.flatMap((code) => outlines.get(code) ?? []),
  }));
  const all = [...areas, ...own].filter(({ outline }) => outline.length > 0);
  const points = all.map(({ outline }) => innerPoint(outline));
  await session.run(
    `INSERT INTO master.area
     SELECT level, code, coalesce(n.name, c.name), geometry, lng::DOUBLE, lat::DOUBLE
     FROM (SELECT unnest($levels::VARCHAR[]) AS level, unnest($codes::VARCHAR[]) AS code,
         unnest($geometries::VARCHAR[]) AS geometry, unnest($lngs::VARCHAR[]) AS lng, unnest($lats::VARCHAR[]) AS lat)
       LEFT JOIN (${areaNamesSql}) n USING (code)
       LEFT JOIN (SELECT area_id::VARCHAR AS id, name FROM master.custom_area WHERE removed_version IS NULL) c
         ON level = 'custom' AND c.id = code`,
    {
      levels: all.map(({ level }) => level),
      codes: all.map(({ code }) => code),
      geometries: all.map(({ outline }) => outlineText(outline as Outline)),
      lngs: points.map(([lng]) => String(lng)),
      lats: points.map(([, lat]) => String(lat)),
    },
  );
}
