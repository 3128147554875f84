import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { cellSeparator } from '../../../schemas/intake/connector.ts';
import { valueIssues } from '../../../schemas/rules/issues.ts';
import { literal } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { countRows } from './count-rows.ts';
import { cellListSql, cellOf, landedColumns } from './landing.ts';
import { issueSeparator, judgedIssuesSql, wrongLength, type BatchReading } from './typed-rows.ts';

/**
 * Puts every landed row that is neither published nor set aside as non-data into quarantine, with the cells beyond
 * the header's, and returns how many. `publishedSql` yields the `row_number` of the published ones. Leaves the rows in the temporary table
 * `unusable`, from which `recordIssues` judges them once more.
 */
export async function quarantineRest(
  session: Session,
  { batchId, rows, columns }: BatchReading,
  publishedSql: string,
): Promise<number> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE unusable AS SELECT * FROM ${rows}
     WHERE row_number IN (
       SELECT row_number FROM ${rows}
       WHERE row_number NOT IN (${publishedSql})
         AND row_number NOT IN (SELECT row_number FROM quarantine.row WHERE batch_id = ${batchId}))`,
  );
  if ((await countRows(session, 'unusable')) === 0) return 0;
  const landed = await session.all<{ column_name: string }>('DESCRIBE unusable');
  const hasSurplus = landed.some(({ column_name }) => column_name === 'surplus');
  const surplus = hasSurplus ? ` || coalesce(string_split(surplus, chr(${cellSeparator})), [])` : '';
  return session.run(
    `INSERT INTO quarantine.row
     SELECT ${batchId}, row_number, 'quarantined', ${cellListSql(columns)}${surplus}
     FROM unusable ORDER BY row_number`,
  );
}

/**
 * Writes down every issue of a batch's rows with the delivered value. `publishedSql` yields `row_number, issues`
 * of the published rows; those of the others stand in `unusable`, which is dropped.
 */
export async function recordIssues(
  session: Session,
  reading: BatchReading,
  publishedSql: string,
): Promise<void> {
  const { batchId, dataset } = reading;
  const unpublished =
    (await countRows(session, 'unusable')) === 0
      ? ''
      : `UNION ALL ${judgedIssuesSql({ ...reading, rows: 'unusable' })}`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE found AS
     SELECT row_number, nullif(split_part(issue, ':', 1), '') AS field, split_part(issue, ':', 2) AS code
     FROM (
       SELECT row_number, unnest(string_split(issues, '${issueSeparator}')) AS issue
       FROM (${publishedSql} ${unpublished}) WHERE issues IS NOT NULL
     )`,
  );
  const fields = await session.all<{ field: string }>(
    'SELECT DISTINCT field FROM found WHERE field IS NOT NULL',
  );
  await session.run(
    `INSERT INTO quarantine.issue
     SELECT ${batchId}, row_number, field, code, ${severitySql(dataset)}, value
     FROM (${withValuesSql(reading, new Set(fields.map(({ field }) => field)))}) ORDER BY row_number`,
  );
  for (const table of ['found', 'unusable']) await session.run(`DROP TABLE ${table}`);
}

/** The found issues with the delivered value of their field; only columns that have any are read. */
function withValuesSql({ rows, columns }: BatchReading, fields: ReadonlySet<string>): string {
  const mapped = landedColumns(columns).filter(({ field }) => field !== null && fields.has(field));
  if (mapped.length === 0) return 'SELECT *, NULL AS value FROM found';
  const value = mapped.map((column) => `WHEN ${literal(column.field!)} THEN ${cellOf(column)}`);
  return `SELECT row_number, field, code, CASE field ${value.join(' ')} END AS value
    FROM ${rows} JOIN found USING (row_number)`;
}

/** The severity of an issue's `code`: rules say it themselves, what a normaliser finds concerns one field. */
export function severitySql(dataset: Dataset): string {
  const severities = Object.entries({
    [wrongLength]: 'row',
    ...valueIssues,
    ...Object.fromEntries(dataset.rules.map(({ code, severity }) => [code, severity])),
  });
  return `CASE code ${severities.map(([code, severity]) => `WHEN '${code}' THEN '${severity}'`).join(' ')} END`;
}
