import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Field } from '../../../schemas/datasets/dataset.ts';
import { plainReading } from '../../../schemas/intake/reading.ts';
import type { ColumnType } from '../../../schemas/linkage/condition.ts';
import type { CellReading, LinkJob } from '../../../schemas/linkage/link-job.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { parquetRelation } from '../../ingest/batch/landing.ts';
import { nonDataSql } from '../../ingest/batch/non-data.ts';
import { issueColumn, normalisedRowsSql, warehouseType } from '../../ingest/normalise/index.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { refineRecords, standardisations } from '../standardise/index.ts';
import { tryQuery } from './check-job.ts';
import { presetFields } from './preset-fields.ts';
import type { LinkTable } from './read-tables.ts';

export interface LoadOptions {
  job: LinkJob;
  /** What the job is called in errors. */
  jobName: string;
  model: LinkageModel;
  tables: readonly LinkTable[];
  /** The day of the run, `YYYY-MM-DD`: a birth after it has not happened. */
  today: string;
  signal: AbortSignal;
}

/** A column of `delivered`: how its cells are read, and what it then holds. */
interface WantedColumn {
  name: string;
  /** The field of a preset's dataset; null where the model itself names the column. */
  field: Field | null;
  type: ColumnType;
}

const evidence = 'delivered text';

/**
 * Makes `delivered(record_id, source, part, row_number, label, …)` of the tables' rows that are data, and
 * `record` of what the model compares of them. `part` is the table's place among the tables.
 */
export async function loadRecords(session: Session, options: LoadOptions): Promise<void> {
  const { job, jobName, model, tables, today, signal } = options;
  const wanted = wantedColumns(job, model);
  for (const table of tables) await checkColumnSql(session, table, jobName);
  const selects = tables.map((table, part) => tableSql(table, part, wanted, { job, today }));
  await session.run(
    `CREATE OR REPLACE TEMP TABLE delivered AS
     SELECT (row_number() OVER (ORDER BY part, row_number) - 1)::BIGINT AS record_id, *
     FROM (${selects.join(' UNION ALL ')}) ORDER BY record_id`,
    [],
    { signal },
  );
  if (job.preset) await refineDelivered(session, job.preset, signal);
  else
    await session.run(
      `CREATE OR REPLACE TEMP TABLE record AS
       SELECT record_id::INTEGER AS n, record_id, source, ${Object.keys(model.columns).map(quote).join(', ')}
       FROM delivered ORDER BY n`,
    );
}

async function checkColumnSql(session: Session, table: LinkTable, file: string): Promise<void> {
  for (const [name, found] of table.columns)
    if (found.kind === 'sql')
      await tryQuery(session, `SELECT (${found.sql}) FROM (${rowsSql(table)})`, {
        file,
        where: `columns.${name}`,
        sql: found.sql,
      });
}

function wantedColumns({ preset }: LinkJob, model: LinkageModel): WantedColumn[] {
  if (preset) return [...presetFields(preset)].map(([name, field]) => ({ name, field, type: 'text' }));
  return Object.entries(model.columns).map(([name, type]) => ({ name, field: null, type }));
}

async function refineDelivered(
  session: Session,
  preset: NonNullable<LinkJob['preset']>,
  signal: AbortSignal,
): Promise<void> {
  const standardisation = standardisations[preset];
  const known = presetFields(preset);
  const columns = standardisation.columns((...keys) => {
    const present = keys.filter((key) => known.has(key)).map((key) => `r.${quote(key)}`);
    return present.length === 0 ? 'NULL' : `coalesce(${present.join(', ')})`;
  });
  const selected = Object.entries(columns).map(([name, sql]) => `${sql} AS ${quote(name)}`);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE plain_record AS
     SELECT r.record_id, 0::BIGINT AS from_version, r.source AS source_id, NULL::UHUGEINT AS source_key, ${selected.join(', ')}
     FROM delivered r JOIN (SELECT record_id, ${quote(evidence)} AS delivered FROM delivered) e USING (record_id)`,
    [],
    { signal },
  );
  await refineRecords(session, standardisation, { signal });
}

/** The rows of one table in the columns of `delivered`. */
function tableSql(
  table: LinkTable,
  part: number,
  wanted: readonly WantedColumn[],
  { job, today }: Pick<LoadOptions, 'job' | 'today'>,
): string {
  const present = wanted.filter(({ name }) => table.columns.has(name));
  const label = table.label ? `nullif(trim(c${table.label.index}), '')` : 'NULL::VARCHAR';
  const cells = present.map((column) => `${rawSql(table, column)} AS ${cellOf(column)}`);
  const typed = normalisedRowsSql({
    from: `(SELECT ${['row_number', `${label} AS label`, ...cells].join(', ')} FROM (${rowsSql(table)}))`,
    keep: ['row_number', 'label', ...present.map(cellOf)],
    fields: present
      .filter((column) => !isComputed(table, column))
      .map((column) => ({
        field: fieldOf(table, column),
        raw: cellOf(column),
        header: headerOf(table, column),
      })),
    context: { today, reading: plainReading },
  });
  const columns = wanted.map((column) => `${valueSql(table, column)} AS ${quote(column.name)}`);
  const kept = job.preset ? standardisations[job.preset].evidenceField : undefined;
  const text = `${kept && table.columns.has(kept) ? evidenceSql(kept) : 'NULL::VARCHAR'} AS ${quote(evidence)}`;
  return `SELECT ${table.source}::INTEGER AS source, ${part}::INTEGER AS part, row_number, label,
    ${[...columns, text].join(', ')} FROM (${typed})`;
}

/** The file's rows that are data; headers that SQL speaks of by their names. */
function rowsSql(table: LinkTable): string {
  const { path, delivered, columns } = table;
  const named = new Map(
    [...columns.values()].flatMap((found) =>
      found.kind === 'sql' ? found.columns.map(({ header, index }) => [header, index] as const) : [],
    ),
  );
  const aliases = [...named].map(([header, index]) => `c${index} AS ${quote(header)}`);
  const cells = delivered.map(({ index }) => `c${index}`);
  return `SELECT ${['*', ...aliases].join(', ')} FROM ${parquetRelation(path)}
    ANTI JOIN (${asideSql(table)}) USING (row_number) WHERE coalesce(${cells.join(', ')}) IS NOT NULL`;
}

/** Query of the rows that intake would take for no data: totals, footnotes, repeated headers. */
export function asideSql({ path, delivered }: Pick<LinkTable, 'path' | 'delivered'>): string {
  const columns = delivered.map(({ index, header }): ColumnMapping => {
    const untouched = { field: null, reduction: 'keep', refusal: null } as const;
    return { index, header, ...untouched, confidence: 1, reason: 'none' };
  });
  return `SELECT row_number FROM (${nonDataSql({ rows: parquetRelation(path), columns })}) WHERE kind <> 'blank'`;
}

function rawSql({ columns }: LinkTable, { name, field }: WantedColumn): string {
  const found = columns.get(name)!;
  if (found.kind === 'header') return `c${found.column.index}`;
  return field ? `CAST((${found.sql}) AS VARCHAR)` : `(${found.sql})`;
}

/** The job's SQL gives the value itself, where no field says how it is read. */
function isComputed({ columns }: LinkTable, { name, field }: WantedColumn): boolean {
  return field === null && columns.get(name)?.kind === 'sql';
}

const cellOf = ({ name }: WantedColumn) => quote(`${name} cell`);

const readings: Readonly<Record<ColumnType, CellReading>> = {
  text: 'text',
  date: 'date',
  number: 'decimal',
  list: 'text',
};

function fieldOf({ columns }: LinkTable, { name, field, type }: WantedColumn): Field {
  if (field) return field;
  const found = columns.get(name)!;
  const reading = found.kind === 'header' ? found.reading : undefined;
  return {
    key: name,
    label: { zh: name, en: name },
    type: reading ?? readings[type],
    variants: [],
    reduction: 'keep',
    personal: 'none',
    masking: 'none',
  };
}

function headerOf({ columns }: LinkTable, { name }: WantedColumn): string {
  const found = columns.get(name)!;
  return found.kind === 'header' ? found.column.header : name;
}

const listSeparators = '[;；、|,，]';

function valueSql(table: LinkTable, column: WantedColumn): string {
  const { name, field, type } = column;
  if (!table.columns.has(name)) return field ? `NULL::${warehouseType(field.type)}` : typedNull[type];
  if (field) return quote(name);
  const value = isComputed(table, column) ? cellOf(column) : quote(name);
  if (type === 'text') return `nullif(trim(CAST(${value} AS VARCHAR)), '')`;
  if (type === 'date') return `TRY_CAST(${value} AS DATE)`;
  if (type === 'number') return `TRY_CAST(${value} AS DOUBLE)`;
  const list = isComputed(table, column)
    ? `CAST(${value} AS VARCHAR[])`
    : `string_split_regex(regexp_replace(${value}, '^\\[|\\]$|"', '', 'g'), '${listSeparators}')`;
  return `nullif(list_filter(list_transform(${list}, x -> trim(x)), x -> x <> ''), []::VARCHAR[])`;
}

const typedNull: Readonly<Record<ColumnType, string>> = {
  text: 'NULL::VARCHAR',
  date: 'NULL::DATE',
  number: 'NULL::DOUBLE',
  list: 'NULL::VARCHAR[]',
};

/** What was delivered where nothing usable came of it, as a standardisation wants it. */
function evidenceSql(key: string): string {
  const cell = quote(`${key} cell`);
  return `CASE WHEN ${issueColumn(key)} IS NOT NULL AND ${quote(key)} IS NULL
    THEN upper(regexp_replace(${cell}, '[^0-9A-Za-z*]', '', 'g')) END`;
}
