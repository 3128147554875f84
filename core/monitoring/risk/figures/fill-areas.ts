import { areaNamesSql } from '../../../master/grids/write-areas.ts';
import type { Session } from '../../../warehouse/warehouse.ts';

/** Grids of the register now, and areas that something was counted in. */
const knownSql = `
  SELECT code AS grid, village, town FROM master.grid WHERE to_date IS NULL AND coalesce(type, '1') = '1'
  UNION SELECT p.grid, p.village, p.town FROM mart.risk_place p`;

/** Fills the areas that figures are shown for. */
export async function fillAreas(session: Session): Promise<void> {
  await session.run('DELETE FROM mart.risk_area');
  await session.run(
    `INSERT INTO mart.risk_area BY NAME
     WITH known AS (${knownSql}), area AS (
       SELECT 'town' AS level, town AS code, NULL::VARCHAR AS village, town FROM known
       UNION SELECT 'village', village, village, town FROM known
       UNION SELECT 'grid', grid, village, town FROM known)
     SELECT level, code, any_value(n.name) AS name, any_value(village) AS village, any_value(town) AS town
     FROM area LEFT JOIN (${areaNamesSql}) n USING (code) WHERE code IS NOT NULL GROUP BY level, code ORDER BY level, code`,
  );
}
