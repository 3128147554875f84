import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { literal } from '../warehouse/quote.ts';

/**
 * A condition that keeps the rows which an entity of master data was last made of, also those of datasets that speak of entities
 * without being matched by them, such as penalties.
 *
 * @param entity SQL of the entity's id
 */
export function memberSql({ id }: Dataset, entity: string): string {
  return `record_id IN (
    SELECT record_id FROM master.member WHERE dataset = ${literal(id)} AND entity_id = ${entity})`;
}
