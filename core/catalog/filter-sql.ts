import type { RowFilter } from '../../schemas/api/rows.ts';
import type { FieldType } from '../../schemas/datasets/dataset.ts';
import type { SqlValue } from '../warehouse/warehouse.ts';

/** A column that rows may be filtered and sorted by, as SQL over the queried relation. */
export interface Column {
  sql: string;
  type: FieldType;
  /** What must be joined to the rows before the column is there. */
  joined?: 'lineage' | 'derived';
}

type Bind = (value: SqlValue) => string;

const comparedAs: Partial<Record<FieldType, string>> = {
  date: 'DATE',
  datetime: 'TIMESTAMP',
  integer: 'DOUBLE',
  decimal: 'DOUBLE',
  longitude: 'DOUBLE',
  latitude: 'DOUBLE',
  boolean: 'BOOLEAN',
};

const dayOnly = /^\d{4}-\d{2}-\d{2}$/;

/**
 * One condition as SQL. Values are bound and read as the column's type; one that cannot be read so matches
 * nothing. Bounds are inclusive, and a day given for a point in time means the whole day.
 */
export function filterSql({ operator, values = [] }: RowFilter, column: Column, bind: Bind): string {
  if (operator === 'is-null') return `${column.sql} IS NULL`;
  if (operator === 'not-null') return `${column.sql} IS NOT NULL`;
  if (values.length === 0) return 'FALSE';
  const text = `${column.sql}::VARCHAR`;
  if (operator === 'contains') return `contains(${text}, ${bind(String(values[0]))})`;
  if (operator === 'starts-with') return `starts_with(${text}, ${bind(String(values[0]))})`;
  return comparison(operator, values, column, bind);
}

function comparison(
  operator: 'equals' | 'in' | 'between',
  values: readonly (string | number)[],
  { sql, type }: Column,
  bind: Bind,
): string {
  const wholeDays = type === 'datetime' && values.every((value) => dayOnly.test(String(value)));
  const expression = wholeDays ? `${sql}::DATE` : sql;
  const comparable = wholeDays ? 'DATE' : (comparedAs[type] ?? 'VARCHAR');
  const bound = values.map((value) => `TRY_CAST(${bind(String(value))} AS ${comparable})`);
  if (operator === 'between') return `${expression} BETWEEN ${bound[0]} AND ${bound[1] ?? bound[0]}`;
  if (operator === 'equals') return `${expression} = ${bound[0]}`;
  return `${expression} IN (${bound.join(', ')})`;
}
