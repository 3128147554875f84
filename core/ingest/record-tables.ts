import type { Dataset, Field, FieldType } from '../../schemas/datasets/dataset.ts';
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

/**
 * Texts of which nearly every row has its own. DuckDB's own choice for them, a dictionary, takes twice the time of zstd to write and
 * saves nothing.
 */
const ownTexts: ReadonlySet<FieldType> = new Set([
  'long-text',
  'name',
  'citizen-number',
  'identity-number',
  'phone',
  'address',
]);

/** A text that identifies a row on its own is one of its own too, whatever its type. */
function columnSql({ identity }: Dataset, { key, type }: Field): string {
  const isOwn =
    ownTexts.has(type) || (type === 'text' && identity.some(([only, second]) => only === key && !second));
  return `${quote(key)} ${warehouseType(type)}${isOwn ? ' USING COMPRESSION zstd' : ''}`;
}

/** Makes the table of a dataset's published rows from its definition, when it is missing. */
export async function createRecordTable(session: Session, dataset: Dataset): Promise<void> {
  const fields = dataset.fields.map((field) => columnSql(dataset, field));
  await session.run(
    `CREATE TABLE IF NOT EXISTS ${recordTable(dataset)} (${[...systemColumns, ...fields].join(', ')})`,
  );
}

/**
 * Gives an existing table the columns of fields that its definition has gained. They count as unknown, and stay
 * empty, until `widenDatasets` has filled them. What a new table has is known from the start.
 */
export async function widenRecordTable(session: Session, dataset: Dataset): Promise<void> {
  const rows = await session.all<{ column_name: string }>(
    `SELECT column_name FROM duckdb_columns()
     WHERE database_name = current_database() AND schema_name || '.' || table_name = $1`,
    [recordTable(dataset)],
  );
  const present = new Set(rows.map(({ column_name }) => column_name));
  if ((await knownFields(session, dataset)).size === 0)
    await markKnown(
      session,
      dataset,
      dataset.fields.flatMap(({ key }) => (present.has(key) ? [key] : [])),
    );
  for (const { key, type } of dataset.fields.filter((field) => !present.has(field.key)))
    await session.run(`ALTER TABLE ${recordTable(dataset)} ADD COLUMN ${quote(key)} ${warehouseType(type)}`);
}

/** Fields of the definition that published rows have not been given yet. */
export async function unknownFields(session: Session, dataset: Dataset): Promise<Field[]> {
  const known = await knownFields(session, dataset);
  return dataset.fields.filter(({ key }) => !known.has(key));
}

/** Records that a dataset's published rows have these fields. */
export async function markKnown(
  session: Session,
  dataset: Dataset,
  fields: readonly string[],
): Promise<void> {
  await session.run(
    `INSERT INTO ops.known_field SELECT $1, field FROM (SELECT unnest($2) AS field)
     WHERE field NOT IN (SELECT field FROM ops.known_field WHERE dataset = $1)`,
    [dataset.id, [...fields]],
  );
}

async function knownFields(session: Session, dataset: Dataset): Promise<Set<string>> {
  const rows = await session.all<{ field: string }>('SELECT field FROM ops.known_field WHERE dataset = $1', [
    dataset.id,
  ]);
  return new Set(rows.map(({ field }) => field));
}
