import type { RowQuery } from '../../schemas/api/rows.ts';
import type { Actor } from '../access/actor.ts';
import type { QueryOptions, Warehouse } from '../warehouse/warehouse.ts';
import { queryRows, type RowPage } from './query-rows.ts';

/** What is published, row by row. */
export interface Catalog {
  /**
   * One page of a dataset's rows as the actor may see them.
   * @throws HubError NOT_FOUND for an unknown dataset, BAD_INPUT for a field that it has not, CANCELLED
   */
  queryRows(actor: Actor, query: RowQuery, options?: QueryOptions): Promise<RowPage>;
}

export function createCatalog({ warehouse }: { warehouse: Warehouse }): Catalog {
  return { queryRows: (actor, query, options) => queryRows(warehouse, actor, query, options) };
}
