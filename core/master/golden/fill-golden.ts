import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { warehouseType } from '../../ingest/normalise/index.ts';
import type { ConnectedSession, QueryOptions } from '../../warehouse/warehouse.ts';
import { goldenColumnNames } from '../master-tables.ts';
import { fieldOf } from './given-fields.ts';
import { agreedColumns } from './write-agreed.ts';

/** Adds the golden records of `agreed` and `chosen` to the table of the kind, in the order of their ids. */
export async function fillGolden(
  session: ConnectedSession,
  golden: GoldenKind,
  query: QueryOptions,
): Promise<void> {
  const rows = await session.all<{ field: string }>('SELECT DISTINCT field FROM chosen');
  const contested = new Set(rows.map(({ field }) => field));
  const columns = golden.fields.map(({ field }) =>
    contested.has(field) ? decidedSql(golden, field) : agreedSql(field),
  );
  const pivoted = [...contested].map(pivotSql);
  await session.run(
    `INSERT INTO master.${golden.table} BY NAME
     SELECT ${['entity_id', 'records', 'departments', ...columns].join(', ')}
     FROM agreed a LEFT JOIN (SELECT ${['entity_id', ...pivoted].join(', ')} FROM chosen GROUP BY entity_id) c USING (entity_id)
     ORDER BY entity_id`,
    [],
    query,
  );
}

function agreedSql(field: string): string {
  const to = goldenColumnNames(field);
  const { value, record } = agreedColumns(field);
  return `a.${value} AS ${to.value}, a.${record} AS ${to.record},
    CASE WHEN a.${record} IS NOT NULL THEN 'only' END AS ${to.rule}`;
}

function decidedSql(golden: GoldenKind, field: string): string {
  const to = goldenColumnNames(field);
  const agreed = agreedColumns(field);
  const type = warehouseType(fieldOf(golden, field).type);
  return `CASE WHEN c.${to.record} IS NULL THEN a.${agreed.value} ELSE c.${to.value}::${type} END AS ${to.value},
    coalesce(c.${to.record}, a.${agreed.record}) AS ${to.record},
    coalesce(c.${to.rule}, CASE WHEN a.${agreed.record} IS NOT NULL THEN 'only' END) AS ${to.rule}`;
}

function pivotSql(field: string): string {
  const { value, record, rule } = goldenColumnNames(field);
  const only = `FILTER (field = '${field}')`;
  return `max(value) ${only} AS ${value}, max(record_id) ${only} AS ${record}, max(rule) ${only} AS ${rule}`;
}
