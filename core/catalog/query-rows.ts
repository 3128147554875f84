import { RowQuery } from '../../schemas/api/rows.ts';
import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { datasetById } from '../../schemas/datasets/index.ts';
import type { Actor } from '../access/actor.ts';
import { scoped } from '../access/scoped.ts';
import { HubError } from '../base/hub-error.ts';
import { readDataDates } from '../monitoring/overview/data-dates.ts';
import { figureRowsSql } from '../monitoring/overview/figures.ts';
import { ensureMartTables } from '../monitoring/overview/mart-tables.ts';
import { quote } from '../warehouse/quote.ts';
import type { QueryOptions, SqlValue, Warehouse } from '../warehouse/warehouse.ts';
import { derivedColumns, derivedSql } from './derived-columns.ts';
import { filterSql, type Column } from './filter-sql.ts';

/** A page of rows as an Arrow IPC stream, and how many rows there are in all. */
export interface RowPage {
  total: number;
  table: Uint8Array;
}

/** Where a row comes from. */
const originColumns: readonly (readonly [string, Column])[] = [
  ['record_id', { sql: 'record_id', type: 'integer' }],
  ['department', { sql: 'visible.department', type: 'text' }],
  ['file', { sql: 'd.file_name', type: 'text' }],
  ['sheet', { sql: 'b.sheet', type: 'text' }],
  ['row_number', { sql: 'visible.row_number', type: 'integer' }],
  ['batch_id', { sql: 'visible.batch_id', type: 'integer' }],
];

/**
 * Published rows of a dataset as the actor may see them: `record_id, department, file, sheet, row_number, batch_id`,
 * what the hub knows beside (`age`, `entity_id`, area codes), and the dataset's fields, personal ones masked.
 * Filters on fields see masked values only. `figure` keeps the rows that a key figure of the overview counts.
 *
 * @throws HubError NOT_FOUND for an unknown dataset, BAD_INPUT for a field that it has not, CANCELLED
 */
export async function queryRows(
  warehouse: Warehouse,
  actor: Actor,
  query: RowQuery,
  options: QueryOptions = {},
): Promise<RowPage> {
  const { dataset: id, filters, sort, offset, limit } = RowQuery.parse(query);
  const dataset = datasetById(id);
  if (!dataset) throw new HubError('NOT_FOUND', { kind: 'dataset', id });

  const dataDate = (await readDataDates(warehouse, [dataset])).get(id) ?? null;
  if (filters.some(({ field }) => field === 'figure')) await ensureMartTables(warehouse);

  const columns = columnsOf(dataset);
  const relation = scoped(actor, dataset);
  const values: SqlValue[] = [...relation.values];
  const bind = (value: SqlValue) => `$${values.push(value)}`;
  const conditions = filters.map((filter) =>
    filter.field === 'figure'
      ? figureSql(filter.values, dataset, dataDate)
      : filterSql(filter, columnOf(columns, filter.field), bind),
  );
  const from = `FROM (${relation.sql}) visible
    JOIN ops.batch b ON b.batch_id = visible.batch_id
    JOIN ops.delivery d ON d.delivery_id = b.delivery_id
    JOIN (${derivedSql(dataset, dataDate)}) derived USING (record_id)
    WHERE ${['TRUE', ...conditions].join(' AND ')}`;
  const order = sort
    ? `${columnOf(columns, sort.field).sql} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, `
    : '';
  const list = [...columns].map(([name, { sql }]) => `${sql} AS ${quote(name)}`);

  const [[counted], table] = await Promise.all([
    warehouse.all<{ total: number }>(`SELECT count(*)::DOUBLE AS total ${from}`, values, options),
    warehouse.arrow(
      `SELECT ${list.join(', ')} ${from} ORDER BY ${order}record_id LIMIT ${limit} OFFSET ${offset}`,
      values,
      options,
    ),
  ]);
  return { total: counted?.total ?? 0, table };
}

function columnsOf(dataset: Dataset): ReadonlyMap<string, Column> {
  const fields = dataset.fields.map(({ key, type, masking }): [string, Column] => [
    key,
    { sql: `visible.${quote(key)}`, type: masking === 'none' ? type : 'text' },
  ]);
  return new Map<string, Column>([...originColumns, ...derivedColumns(dataset), ...fields]);
}

function columnOf(columns: ReadonlyMap<string, Column>, field: string): Column {
  const column = columns.get(field);
  if (!column) throw new HubError('BAD_INPUT', { detail: `field ${field}` });
  return column;
}

function figureSql(
  values: readonly (string | number)[] = [],
  dataset: Dataset,
  dataDate: string | null,
): string {
  const condition = figureRowsSql(String(values[0]), dataset.id, dataDate);
  if (condition === undefined) throw new HubError('BAD_INPUT', { detail: `figure ${values[0]}` });
  return condition;
}
