import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { HubError } from '../base/hub-error.ts';
import { quote } from '../warehouse/quote.ts';
import { derivedColumns, derivedSql } from './derived-columns.ts';
import type { Column } from './filter-sql.ts';

/** Which rows are asked: those of a dataset at a data version; null: now. */
export interface RowSource {
  dataset: Dataset;
  /** The day that ages are counted at. */
  dataDate: string | null;
  version: number | null;
}

/** Where a row comes from. */
const originColumns: readonly (readonly [string, Column])[] = [
  ['record_id', { sql: 'record_id', type: 'integer' }],
  ['source_id', { sql: 'visible.source_id', type: 'integer' }],
  ['department', { sql: 'visible.department', type: 'text' }],
  ['file', { sql: 'lineage.file_name', type: 'text', joined: 'lineage' }],
  ['sheet', { sql: 'lineage.sheet', type: 'text', joined: 'lineage' }],
  ['row_number', { sql: 'visible.row_number', type: 'integer' }],
  ['batch_id', { sql: 'visible.batch_id', type: 'integer' }],
];

const lineageSql = `JOIN (
  SELECT b.batch_id, b.sheet, d.file_name FROM ops.batch b JOIN ops.delivery d USING (delivery_id)) lineage
  ON lineage.batch_id = visible.batch_id`;

/** What must stand beside `visible`, the rows, for these columns to be there. */
export function joinsSql(columns: readonly Column[], { dataset, dataDate, version }: RowSource): string {
  const needs = (joined: Column['joined']) => columns.some((column) => column.joined === joined);
  const derived = `JOIN (${derivedSql(dataset, dataDate, version)}) derived USING (record_id)`;
  return `${needs('lineage') ? lineageSql : ''} ${needs('derived') ? derived : ''}`;
}

/** Every column of a dataset's rows by its name. */
export function columnsOf(dataset: Dataset): ReadonlyMap<string, Column> {
  const fields = dataset.fields.map(({ key, type, masking }): [string, Column] => [
    key,
    { sql: `visible.${quote(key)}`, type: masking === 'none' ? type : 'text' },
  ]);
  return new Map<string, Column>([...originColumns, ...derivedColumns(dataset), ...fields]);
}

/** @throws HubError BAD_INPUT */
export function columnOf(columns: ReadonlyMap<string, Column>, field: string): Column {
  const column = columns.get(field);
  if (!column) throw new HubError('BAD_INPUT', { detail: `field ${field}` });
  return column;
}
