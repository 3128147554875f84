import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { HubError } from '../base/hub-error.ts';
import { literal } from '../warehouse/quote.ts';

/**
 * A condition that keeps the rows of the entities which master data last placed on a grid, by whatever means: what a grid's
 * figures count.
 *
 * @param grid SQL of the grid's code
 * @throws HubError BAD_INPUT where rows speak of no entity
 */
export function placedSql({ id, entity }: Dataset, grid: string): string {
  if (!entity) throw new HubError('BAD_INPUT', { detail: `placed_grid of ${id}` });
  return `record_id IN (
    SELECT m.record_id FROM master.member m JOIN master.place p ON p.kind = m.kind AND p.entity_id = m.entity_id
    WHERE m.kind = ${literal(entity)} AND p.grid = ${grid})`;
}
