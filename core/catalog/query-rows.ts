import { RowQuery, type RowFilter } from '../../schemas/api/rows.ts';
import { datasetById } from '../../schemas/datasets/index.ts';
import type { Actor } from '../access/actor.ts';
import { scoped } from '../access/scoped.ts';
import { HubError } from '../base/hub-error.ts';
import { readDataDates } from '../monitoring/overview/data-dates.ts';
import { figureRowsSql } from '../monitoring/overview/figures.ts';
import { riskFigureSql } from '../monitoring/risk/figures/rows-behind.ts';
import { quote } from '../warehouse/quote.ts';
import type { QueryOptions, SqlValue, Warehouse } from '../warehouse/warehouse.ts';
import { columnOf, columnsOf, joinsSql, type RowSource } from './columns.ts';
import { filterSql, type Column } from './filter-sql.ts';
import { mapFigureSql } from './map-figure-sql.ts';
import { memberSql } from './member-sql.ts';
import { placedInCustomSql, placedSql, unplacedSql } from './placed-sql.ts';
import { versionAt } from './version-at.ts';

/** A page of rows as an Arrow IPC stream, and how many rows there are in all. */
export interface RowPage {
  total: number;
  table: Uint8Array;
}

/**
 * Published rows of a dataset as the actor may see them: `record_id, department, file, sheet, row_number, batch_id`,
 * what the hub knows beside (`age`, `entity_id`, area codes), and the dataset's fields, personal ones masked.
 * With `asOf` they are the rows as published at the end of that day.
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
  const { dataset: id, asOf, filters, sort, offset, limit } = RowQuery.parse(query);
  const dataset = datasetById(id);
  if (!dataset) throw new HubError('NOT_FOUND', { kind: 'dataset', id });
  const dataDate = asOf ?? (await readDataDates(warehouse, [dataset])).get(id)?.day ?? null;
  const version = asOf === null ? null : await versionAt(warehouse, asOf);
  const riskFigures = await readRiskFigures(warehouse, id, filters);
  const source = { actor, dataset, dataDate, version, riskFigures };

  const selection = select(source, filters, sort);
  const [[counted], ids] = await Promise.all([
    warehouse.all<{ total: number }>(
      `SELECT count(*)::DOUBLE AS total ${selection.from}`,
      selection.values,
      options,
    ),
    warehouse.all<{ record_id: bigint }>(
      `SELECT record_id ${selection.from} ${selection.order} LIMIT ${limit} OFFSET ${offset}`,
      selection.values,
      options,
    ),
  ]);
  const table = await readPage(
    warehouse,
    source,
    { ids: ids.map(({ record_id }) => record_id), order: selection.order },
    options,
  );
  return { total: counted?.total ?? 0, table };
}

interface Source extends RowSource {
  actor: Actor;
  /** Conditions of the filters that keep the rows of a risk figure. */
  riskFigures: ReadonlyMap<RowFilter, string>;
}

async function readRiskFigures(
  warehouse: Warehouse,
  dataset: string,
  filters: readonly RowFilter[],
): Promise<ReadonlyMap<RowFilter, string>> {
  const conditions = new Map<RowFilter, string>();
  for (const filter of filters)
    if (filter.field === 'risk_figure')
      conditions.set(filter, await riskFigureSql(warehouse, dataset, filter.values));
  return conditions;
}

/** Which rows are meant, in which order; it touches no more than the columns that this needs. */
function select(source: Source, filters: readonly RowFilter[], sort: RowQuery['sort']) {
  const { actor, dataset, version } = source;
  const columns = columnsOf(dataset);
  const relation = scoped(actor, dataset, version);
  const values: SqlValue[] = [...relation.values];
  const bind = (value: SqlValue) => `$${values.push(value)}`;
  const used: Column[] = [];
  const use = (field: string) => {
    const column = columnOf(columns, field);
    used.push(column);
    return column;
  };
  const conditionOf = (filter: RowFilter) => {
    if (filter.field === 'figure') return figureSql(filter.values, source);
    if (filter.field === 'risk_figure') return source.riskFigures.get(filter)!;
    if (filter.field === 'placed_in') {
      const [area, day] = filter.values ?? [];
      return placedSql(dataset, bind(String(area)), day === undefined ? null : bind(String(day)));
    }
    if (filter.field === 'placed_outside') {
      const [level, day] = filter.values ?? [];
      return unplacedSql(dataset, level, day === undefined ? null : bind(String(day)));
    }
    if (filter.field === 'placed_in_custom')
      return placedInCustomSql(dataset, bind(String(filter.values?.[0])));
    if (filter.field === 'member_of') return memberSql(dataset, bind(Number(filter.values?.[0])));
    return filterSql(filter, use(filter.field), bind);
  };
  const conditions = filters.map(conditionOf);
  const sorted = sort ? `${use(sort.field).sql} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, ` : '';
  return {
    from: `FROM (${relation.sql}) visible ${joinsSql(used, source)}
      WHERE ${['TRUE', ...conditions].join(' AND ')}`,
    order: `ORDER BY ${sorted}record_id`,
    values,
  };
}

/** All columns of the chosen rows: few, so that masking and lineage cost the same however large the dataset is. */
function readPage(
  warehouse: Warehouse,
  source: Source,
  { ids, order }: { ids: bigint[]; order: string },
  options: QueryOptions,
): Promise<Uint8Array> {
  const columns = columnsOf(source.dataset);
  const list = [...columns].map(([name, { sql }]) => `${sql} AS ${quote(name)}`);
  const { sql, values } = scoped(source.actor, source.dataset, source.version);
  const [least, most] = [minimum(ids), maximum(ids)];
  const bound = values.length;
  return warehouse.arrow(
    `SELECT ${list.join(', ')} FROM (${sql}) visible ${joinsSql([...columns.values()], source)}
     WHERE record_id BETWEEN $${bound + 1} AND $${bound + 2}
       AND record_id IN (SELECT unnest($${bound + 3}::BIGINT[])) ${order}`,
    [...values, least, most, ids],
    options,
  );
}

const minimum = (ids: readonly bigint[]) =>
  ids.reduce((least, id) => (id < least ? id : least), ids[0] ?? 0n);
const maximum = (ids: readonly bigint[]) => ids.reduce((most, id) => (id > most ? id : most), ids[0] ?? 0n);

/** A figure of the overview or the map counts current rows only. */
function figureSql(
  values: readonly (string | number)[] = [],
  { dataset, dataDate, version }: RowSource,
): string {
  const id = String(values[0]);
  const condition =
    version === null ? (figureRowsSql(id, dataset.id, dataDate) ?? mapFigureSql(id, dataset.id)) : undefined;
  if (condition === undefined) throw new HubError('BAD_INPUT', { detail: `figure ${values[0]}` });
  return condition;
}
