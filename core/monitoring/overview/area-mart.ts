import { grid } from '../../../schemas/datasets/grid.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { dissolveAreas, type RegisteredGrid } from '../../master/grids/dissolve-areas.ts';
import { outlineText } from '../../space/parse-outline.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Current grids with polygons and the divisions in their codes; of a grid delivered more than once, the most recent. */
const gridsSql = `
  SELECT grid_code AS code, max_by(grid_type, (from_version, record_id)) AS type, left(grid_code, 12) AS village, left(grid_code, 9) AS town,
    max_by(geometry, (from_version, record_id)) AS geometry
  FROM ${recordTable(grid)}
  WHERE to_version IS NULL AND geometry IS NOT NULL AND length(grid_code) > 12
  GROUP BY grid_code ORDER BY grid_code`;

const namesSql = `
  SELECT code, name FROM ref.division WHERE length(code) IN (9, 12)
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
  const grids = await session.all<RegisteredGrid>(gridsSql);
  const areas = dissolveAreas(grids, ['grid', 'village', 'town']);
  await session.run(
    `INSERT INTO mart.area
     SELECT unnest($levels::VARCHAR[]), unnest($codes::VARCHAR[]), unnest($geometries::VARCHAR[])`,
    {
      levels: areas.map(({ level }) => level),
      codes: areas.map(({ code }) => code),
      geometries: areas.map(({ outline }) => outlineText(outline)),
    },
  );
}
