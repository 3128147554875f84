import type { Division } from '../../address/division-names.ts';
import { buildGazetteer, type Gazetteer, type OwnName } from '../../address/gazetteer.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/**
 * The names that addresses of this workspace may use: all divisions, today's and abolished ones, and what its own
 * standard addresses call roads, estates and villages.
 *
 * @param ownNamesSql query of component ('road', 'lane', 'estate' or 'village'), name, count (INTEGER)
 */
export async function readGazetteer(session: Session, ownNamesSql?: string): Promise<Gazetteer> {
  const divisions = await session.all<Division>(`
    SELECT code, name, level, parent FROM ref.division
    UNION ALL
    SELECT code, name, 'county', NULL FROM ref.abolished_division
    WHERE length(code) = 6 AND NOT ends_with(code, '00') AND length(name) > 2
    ORDER BY code`);
  const [{ home } = { home: '' }] = await session.all<{ home: string }>(homeSql);
  const own = ownNamesSql === undefined ? [] : await session.all<OwnName>(ownNamesSql);
  return buildGazetteer(divisions, { own, home });
}

/** What the workspace's own divisions have in common: their county, else their city, else nothing. */
const homeSql = `
  SELECT CASE WHEN count(DISTINCT left(code, 6)) = 1 THEN any_value(left(code, 6))
    WHEN count(DISTINCT left(code, 4)) = 1 THEN any_value(left(code, 4)) || '00' ELSE '' END AS home
  FROM ref.own_division`;
