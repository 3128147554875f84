import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { doorKeys } from './dwelling-keys.ts';

/**
 * Makes `left_apart(dwelling)`: dwellings at whose door another one stands that no source knows beside them, and that has
 * more records, or as many and a smaller number. Matching has left apart what is one dwelling: who lives there is found at
 * the other, and whoever counts dwellings counts one too many.
 */
export async function findLeftApart(session: Session, query?: QueryOptions): Promise<void> {
  const pairs = doorKeys
    .filter(({ isDoor }) => isDoor)
    .map(
      ({ columns }) => `
        SELECT a.dwelling FROM dwelling_door a JOIN dwelling_door b USING (${columns.join(', ')})
        WHERE (b.records, -b.dwelling) > (a.records, -a.dwelling) AND NOT list_has_any(a.sources, b.sources)
          AND coalesce(a.grid = b.grid, true)`,
    );
  await session.run(`CREATE OR REPLACE TEMP TABLE left_apart AS ${pairs.join(' UNION ')}`, [], query);
}
