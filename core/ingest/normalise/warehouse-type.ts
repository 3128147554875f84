import type { FieldType } from '../../../schemas/datasets/dataset.ts';

const types: Partial<Record<FieldType, string>> = {
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'TIMESTAMP',
  integer: 'BIGINT',
  decimal: 'DOUBLE',
  longitude: 'DOUBLE',
  latitude: 'DOUBLE',
};

/** The DuckDB type of a field's typed column; everything that is text, a code or a number with meaning in its digits is VARCHAR. */
export function warehouseType(type: FieldType): string {
  return types[type] ?? 'VARCHAR';
}
