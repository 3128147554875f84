import type { GridView } from '../../../schemas/api/master/grids.ts';
import type { Subject } from '../../../schemas/api/master/entities.ts';
import { grid } from '../../../schemas/datasets/grid.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { codesNowSql } from './codes-now.ts';
import { areaNamesSql } from './write-areas.ts';

interface StateRow {
  code: string;
  name: string | null;
  type: string | null;
  town: string | null;
  village: string | null;
  townName: string | null;
  villageName: string | null;
  areaSquareMetres: number | null;
  from: string | null;
  to: string | null;
  geometry: string | null;
}

/** The last state of a grid, whether it still holds or not. */
const stateSql = `
  WITH name AS (${areaNamesSql})
  SELECT g.code, g.name, g.type, g.town, g.village, town.name AS "townName", village.name AS "villageName",
    g.area_m2 AS "areaSquareMetres", g.from_date::VARCHAR AS "from", g.to_date::VARCHAR AS "to", g.geometry
  FROM master.grid g LEFT JOIN name town ON town.code = g.town LEFT JOIN name village ON village.code = g.village
  WHERE g.code = $1 ORDER BY g.to_date DESC NULLS FIRST, g.from_date DESC NULLS LAST LIMIT 1`;

/** Who looks after a grid, masked, and what its register counts: from the row that is current. */
const keepersSql = `
  SELECT ${maskSql('name', 'leader')} AS leader, ${maskSql('name', 'member')} AS member,
    households::DOUBLE AS households, persons::DOUBLE AS persons
  FROM ${recordTable(grid)} WHERE grid_code = $1 AND to_version IS NULL ORDER BY from_version DESC, record_id DESC LIMIT 1`;

const layers = ['persons', 'dwellings', 'companies', 'tickets', 'incidents'] as const;

/** Of a grid that became another one: what still came under its code. */
const countsSql = `SELECT layer, sum(weight)::DOUBLE AS n FROM master.spot WHERE area = $1 OR given = $1 GROUP BY layer`;

/** A grid with who looks after it, what lies in it, and what it was or became. Throws `NOT_FOUND`. */
export async function readGrid(session: Session, code: string): Promise<GridView> {
  const [state] = await session.all<StateRow>(stateSql, [code]);
  if (!state) throw new HubError('NOT_FOUND', { kind: 'grid', id: code });
  const [keepers] = await session.all<{
    leader: string | null;
    member: string | null;
    households: number | null;
    persons: number | null;
  }>(keepersSql, [code]);
  const { town, village, townName, villageName, ...own } = state;
  return {
    ...own,
    town: titleOf(town, townName),
    village: titleOf(village, villageName),
    leader: keepers?.leader ?? null,
    member: keepers?.member ?? null,
    registered: { households: keepers?.households ?? null, persons: keepers?.persons ?? null },
    counts: await readCounts(session, code),
    ...(await readMapped(session, code)),
  };
}

function titleOf(code: string | null, name: string | null): Subject['title'] | null {
  return name ?? code;
}

async function readCounts(session: Session, code: string): Promise<GridView['counts']> {
  const rows = await session.all<{ layer: string; n: number }>(countsSql, [code]);
  const counts = layers.map((layer) => [layer, rows.find((row) => row.layer === layer)?.n ?? 0]);
  return Object.fromEntries(counts) as GridView['counts'];
}

async function readMapped(session: Session, code: string): Promise<Pick<GridView, 'formerly' | 'now'>> {
  const rows = await session.all<{ code: string; now: string }>(
    `SELECT code, now FROM (${codesNowSql}) WHERE code = $1 OR now = $1 ORDER BY code`,
    [code],
  );
  return {
    formerly: rows.filter(({ now }) => now === code).map(({ code: old }) => old),
    now: rows.find((row) => row.code === code)?.now ?? null,
  };
}
