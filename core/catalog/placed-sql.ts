import { MapLevel } from '../../schemas/api/master/map.ts';
import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { HubError } from '../base/hub-error.ts';
import { areaOnSql, gridParentsSql, heldOnSql, levelCodeSql, withinSql } from '../master/map/area-chain.ts';
import { customOutlinesSql, inCustomAreaSql } from '../master/map/in-custom-area.ts';
import { placedDatasets } from '../master/places/write-located.ts';
import { pointSql } from '../master/places/write-spots.ts';
import { literal } from '../warehouse/quote.ts';

/**
 * A condition that keeps the rows which master data last placed in an area, by whatever means: those of the entities there,
 * and tickets, incidents and unmatched rows themselves. They are what the figures of grids and of the map count.
 *
 * @param area SQL of the code of a county, town, village or grid
 * @param day SQL of the day whose register of grids the area is of; null: the newest
 * @throws HubError BAD_INPUT where rows are not placed
 */
export function placedSql(dataset: Dataset, area: string, day: string | null): string {
  return placedByRegisterSql(dataset, day, (own) => withinSql(own, 'parent', area));
}

const DivisionLevel = MapLevel.exclude(['custom']);

/**
 * A condition that keeps the rows which lie in no area of a level, as far as master data know: what the map counts beside the
 * areas that it draws. Of an inner level of an area, `placedSql` of that area belongs to it.
 *
 * @param level a level of divisions, or grids
 * @param day as `placedSql` has it
 * @throws HubError BAD_INPUT for no such level, and where rows are not placed
 */
export function unplacedSql(dataset: Dataset, level: unknown, day: string | null): string {
  const { data } = DivisionLevel.safeParse(level);
  if (!data) throw new HubError('BAD_INPUT', { detail: `placed_outside of ${String(level)}` });
  return `NOT ${placedByRegisterSql(dataset, day, (own) => `${levelCodeSql(data, own, 'parent')} IS NOT NULL`)}`;
}

/** @param condition on SQL of a row's area and the row `parent` of the divisions above it */
function placedByRegisterSql(
  dataset: Dataset,
  day: string | null,
  condition: (own: string) => string,
): string {
  const own = day === null ? 'p.area' : areaOnSql('p', 'held');
  const held = day === null ? '' : `LEFT JOIN (${heldOnSql(day)}) held ON held.code = p.given`;
  return placedRowsSql(
    dataset,
    'area, given',
    `${held} LEFT JOIN (${gridParentsSql}) parent ON parent.code = ${own} WHERE ${condition(own)}`,
  );
}

/** The same of an area of people's own, by SQL of its id. */
export function placedInCustomSql(dataset: Dataset, area: string): string {
  return placedRowsSql(
    dataset,
    'area, given, lng, lat',
    `JOIN (${customOutlinesSql}) c ON c.area_id = TRY_CAST(${area} AS BIGINT) WHERE ${inCustomAreaSql('p', 'c')}`,
  );
}

/** @param filter joins and condition over rows `p` of the columns */
function placedRowsSql({ id, entity }: Dataset, columns: string, filter: string): string {
  if (!placedDatasets.has(id)) throw new HubError('BAD_INPUT', { detail: `placed_in of ${id}` });
  const rows = `SELECT record_id, ${columns} FROM master.row_place WHERE dataset = ${literal(id)}`;
  const point = (column: string) => (entity === 'person' ? 'NULL::DOUBLE' : pointSql(`e.${column}`));
  const members = `SELECT m.record_id, ${columns} FROM master.member m JOIN (
      SELECT kind, entity_id, grid AS area, given, ${point('lng')} AS lng, ${point('lat')} AS lat FROM master.place e) e
      USING (kind, entity_id) WHERE m.kind = ${literal(entity ?? '')}`;
  const placed = entity ? `${rows} UNION ALL ${members}` : rows;
  return `record_id IN (SELECT p.record_id FROM (${placed}) p ${filter})`;
}
