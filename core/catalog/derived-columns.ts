import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { recordTable } from '../../schemas/datasets/index.ts';
import { heldAt } from '../access/held-at.ts';
import { ageSql } from '../monitoring/overview/age.ts';
import { areaColumnsSql, hasArea } from '../monitoring/overview/area-columns.ts';
import { literal } from '../warehouse/quote.ts';
import type { Column } from './filter-sql.ts';

/** Columns that are no fields of the dataset, over the alias `derived` of `derivedSql`. */
export function derivedColumns(dataset: Dataset): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  if (hasAge(dataset)) columns.set('age', { sql: 'derived.age', type: 'integer', joined: 'derived' });
  if (dataset.entity)
    columns.set('entity_id', { sql: 'derived.entity_id', type: 'integer', joined: 'derived' });
  if (hasArea(dataset.id))
    for (const level of ['town', 'village', 'grid'])
      columns.set(`area_${level}`, { sql: `derived.${level}`, type: 'text', joined: 'derived' });
  return columns;
}

/** One row per record of a data version (null: now) with what the hub itself knows of it, keyed by `record_id`. */
export function derivedSql(dataset: Dataset, dataDate: string | null, version: number | null): string {
  const columns = ['r.record_id'];
  if (hasAge(dataset))
    columns.push(`${dataDate ? ageSql('r.birth', `DATE ${literal(dataDate)}`) : 'NULL'} AS age`);
  if (dataset.entity) columns.push('m.entity_id');
  if (hasArea(dataset.id)) columns.push(areaColumnsSql(dataset.id));
  const membership = `LEFT JOIN link.membership m ON m.entity = '${dataset.entity}' AND ${heldAt('m', version)}
    AND m.source_id = r.source_id AND m.source_key = r.source_key`;
  return `SELECT ${columns.join(', ')} FROM ${recordTable(dataset)} r
    ${dataset.entity ? membership : ''} WHERE ${heldAt('r', version)}`;
}

function hasAge({ entity, fields }: Dataset): boolean {
  return entity === 'person' && fields.some(({ key }) => key === 'birth');
}
