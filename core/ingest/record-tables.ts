import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { recordTable } from '../../schemas/datasets/index.ts';
import { quote } from '../warehouse/quote.ts';
import type { Session } from '../warehouse/warehouse.ts';
import { warehouseType } from './normalise/index.ts';

/** Where a row comes from and when it held; `issues` lists what was found in it (`field:code`, separated by spaces). */
const systemColumns = [
  'record_id BIGINT NOT NULL',
  'source_id INTEGER NOT NULL',
  'source_key UHUGEINT NOT NULL',
  'batch_id INTEGER NOT NULL',
  'row_number INTEGER NOT NULL',
  'from_version BIGINT NOT NULL',
  'to_version BIGINT',
  'issues VARCHAR',
];

/** Makes the table of a dataset's published rows from its definition, when it is missing. */
export async function createRecordTable(session: Session, dataset: Dataset): Promise<void> {
  const fields = dataset.fields.map(({ key, type }) => `${quote(key)} ${warehouseType(type)}`);
  await session.run(
    `CREATE TABLE IF NOT EXISTS ${recordTable(dataset)} (${[...systemColumns, ...fields].join(', ')})`,
  );
}

/** Fields of the definition that an existing table does not have yet. */
export async function missingFields(session: Session, dataset: Dataset): Promise<string[]> {
  const rows = await session.all<{ column_name: string }>(
    `SELECT column_name FROM duckdb_columns() WHERE schema_name || '.' || table_name = $1`,
    [recordTable(dataset)],
  );
  if (rows.length === 0) return [];
  const present = new Set(rows.map(({ column_name }) => column_name));
  return dataset.fields.map(({ key }) => key).filter((key) => !present.has(key));
}

/** Adds columns for fields that the definition has gained. */
export async function addFields(session: Session, dataset: Dataset, keys: readonly string[]): Promise<void> {
  for (const { key, type } of dataset.fields.filter((field) => keys.includes(field.key)))
    await session.run(
      `ALTER TABLE ${recordTable(dataset)} ADD COLUMN IF NOT EXISTS ${quote(key)} ${warehouseType(type)}`,
    );
}
