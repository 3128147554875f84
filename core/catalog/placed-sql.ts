import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { HubError } from '../base/hub-error.ts';
import { gridParentsSql, withinSql } from '../master/map/area-chain.ts';
import { literal } from '../warehouse/quote.ts';

/**
 * A condition that keeps the rows of the entities which master data last placed in an area, by whatever means: what the
 * figures of grids and of the map count.
 *
 * @param area SQL of the code of a county, town, village or grid
 * @throws HubError BAD_INPUT where rows speak of no entity
 */
export function placedSql({ id, entity }: Dataset, area: string): string {
  if (!entity) throw new HubError('BAD_INPUT', { detail: `placed_in of ${id}` });
  return `record_id IN (
    SELECT m.record_id FROM master.member m JOIN master.place p ON p.kind = m.kind AND p.entity_id = m.entity_id
      LEFT JOIN (${gridParentsSql}) parent ON parent.code = p.grid
    WHERE m.kind = ${literal(entity)} AND ${withinSql('p.grid', 'parent', area)})`;
}
