import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { HubError } from '../base/hub-error.ts';
import { gridParentsSql, withinSql } from '../master/map/area-chain.ts';
import { placedDatasets } from '../master/places/write-located.ts';
import { literal } from '../warehouse/quote.ts';

/**
 * A condition that keeps the rows which master data last placed in an area, by whatever means: those of the entities there,
 * and tickets, incidents and unmatched rows themselves. They are what the figures of grids and of the map count.
 *
 * @param area SQL of the code of a county, town, village or grid
 * @throws HubError BAD_INPUT where rows are not placed
 */
export function placedSql({ id, entity }: Dataset, area: string): string {
  if (!placedDatasets.has(id)) throw new HubError('BAD_INPUT', { detail: `placed_in of ${id}` });
  const inArea = (code: string) =>
    `LEFT JOIN (${gridParentsSql}) parent ON parent.code = ${code} WHERE ${withinSql(code, 'parent', area)}`;
  const rows = `SELECT p.record_id FROM master.row_place p ${inArea('p.area')} AND p.dataset = ${literal(id)}`;
  const members = `SELECT m.record_id FROM master.member m JOIN master.place p ON p.kind = m.kind AND p.entity_id = m.entity_id
    ${inArea('p.grid')} AND m.kind = ${literal(entity ?? '')}`;
  return `record_id IN (${rows}${entity ? ` UNION ALL ${members}` : ''})`;
}
