import type { ColumnType, SimpleCondition } from '../../../schemas/linkage/condition.ts';

const any: readonly ColumnType[] = ['text', 'date', 'number', 'list'];
const text: readonly ColumnType[] = ['text'];
const date: readonly ColumnType[] = ['date'];
const number: readonly ColumnType[] = ['number'];
const list: readonly ColumnType[] = ['list'];

/** What the columns of each kind of condition may hold. */
export const columnTypes: Readonly<Record<SimpleCondition['kind'], readonly ColumnType[]>> = {
  null: any,
  equal: any,
  'edit-distance': text,
  jaro: text,
  'jaro-winkler': text,
  jaccard: ['text', 'list'],
  cosine: ['text', 'list'],
  prefix: text,
  swapped: any,
  crossed: any,
  concatenated: text,
  'date-difference': date,
  'day-month-swapped': date,
  'same-year': date,
  'number-difference': number,
  'relative-difference': number,
  distance: number,
  intersection: list,
  'any-pair': list,
  homophone: text,
  'similar-shape': text,
  variant: text,
  reordered: text,
  'dropped-character': text,
  'same-citizen-number': text,
  'misread-citizen-number': text,
  'company-core': text,
  sql: any,
  else: any,
};

/** The columns that a condition looks at; a `sql` condition's are not known. */
export function columnsOf(condition: SimpleCondition): readonly string[] {
  if ('columns' in condition) return condition.columns;
  return 'column' in condition ? [condition.column] : [];
}
