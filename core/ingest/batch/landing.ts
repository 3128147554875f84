import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import { literal, quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';

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

/**
 * Lands the rows of a Parquet file and returns how many there are. Columns of which the parser could not number the
 * values are compressed by zstd: DuckDB's own choice, a dictionary, takes twice the time for them and saves nothing.
 */
export async function landBatch(session: Session, batchId: number, parquet: string): Promise<number> {
  const rows = parquetRelation(parquet);
  const columns = await session.all<{ column_name: string; column_type: string }>(
    `DESCRIBE SELECT * FROM ${rows}`,
  );
  const many = await session.all<{ name: string }>(
    `SELECT DISTINCT path_in_schema AS name FROM parquet_metadata(${literal(parquet)})
     WHERE type = 'BYTE_ARRAY' AND dictionary_page_offset IS NULL`,
  );
  const isMany = new Set(many.map(({ name }) => name));
  const declared = columns.map(
    ({ column_name, column_type }) =>
      `${quote(column_name)} ${column_type}${isMany.has(column_name) ? ' USING COMPRESSION zstd' : ''}`,
  );
  const table = landingTable(batchId);
  await session.run(`CREATE TABLE ${table} (${declared.join(', ')})`);
  return session.run(`INSERT INTO ${table} SELECT * FROM ${rows}`);
}

/** A row's cells as a list in file order; a dropped column's place is NULL. */
export function cellListSql(
  columns: readonly ColumnMapping[],
  cellSql: (column: ColumnMapping) => string = cellOf,
): string {
  const cells = columns.map((column) => (column.reduction === 'drop' ? 'NULL' : cellSql(column)));
  return `[${cells.join(', ')}]::VARCHAR[]`;
}
