import type { Session } from '../../../warehouse/warehouse.ts';
import type { GridMap } from '../detect/rules/judge-clusters.ts';
import { neighbourhoods, type Position } from '../detect/scan/neighbourhoods.ts';

/** Fewer grids have no neighbourhoods worth a scan. */
const leastGrids = 10;

/** The grids of the register that lie somewhere; null when there are too few to look for clusters. */
export async function readGridMap(session: Session): Promise<GridMap | null> {
  const positions = await session.all<Position>(
    `SELECT code AS area, lng AS longitude, lat AS latitude FROM master.area
     WHERE level = 'grid' AND lng IS NOT NULL AND lat IS NOT NULL ORDER BY code`,
  );
  if (positions.length < leastGrids) return null;
  return { grids: positions.map(({ area }) => area), neighbourhoods: neighbourhoods(positions) };
}
