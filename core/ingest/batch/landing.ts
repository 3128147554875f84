import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import { literal, quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { countRows } from './count-rows.ts';

/** Where a batch stands as delivered after reduction: `row_number`, `cells` and one text column per column that was not dropped. */
export function landingTable(batchId: number): string {
  return `landing.b${batchId}`;
}

/** The landing column of a delivered column. */
export function cellOf({ index }: Pick<ColumnMapping, 'index'>): string {
  return quote(`c${index}`);
}

/** The columns that reached the landing, in file order. */
export function landedColumns(columns: readonly ColumnMapping[]): ColumnMapping[] {
  return columns.filter(({ reduction }) => reduction !== 'drop');
}

/** The Parquet file that the parser process wrote, as a relation. */
export function parquetRelation(path: string): string {
  return `read_parquet(${literal(path)})`;
}

/** Lands the rows of a relation and returns how many there are. */
export async function landBatch(session: Session, batchId: number, rows: string): Promise<number> {
  const table = landingTable(batchId);
  await session.run(`CREATE TABLE ${table} AS SELECT * FROM ${rows}`);
  return countRows(session, table);
}

/** A row's cells as a list in file order; a dropped column's place is NULL. */
export function cellListSql(
  columns: readonly ColumnMapping[],
  cellSql: (column: ColumnMapping) => string = cellOf,
): string {
  const cells = columns.map((column) => (column.reduction === 'drop' ? 'NULL' : cellSql(column)));
  return `[${cells.join(', ')}]::VARCHAR[]`;
}
