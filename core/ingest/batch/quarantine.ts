import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { valueIssues } from '../../../schemas/rules/issues.ts';
import { literal } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { cellListSql, cellOf, landedColumns, landingTable } from './landing.ts';
import { issueSeparator, quarantinedRowsSql, wrongLength, type BatchReading } from './typed-rows.ts';

/**
 * Puts every landed row that is neither published nor set aside as non-data into quarantine, and returns how
 * many. `publishedSql` yields the `row_number` of the published ones.
 */
export async function quarantineRest(
  session: Session,
  { batchId, columns }: BatchReading,
  publishedSql: string,
): Promise<number> {
  return session.run(
    `INSERT INTO quarantine.row
     SELECT ${batchId}, row_number, 'quarantined', ${cellListSql(columns)} FROM ${landingTable(batchId)}
     WHERE row_number NOT IN (${publishedSql})
       AND row_number NOT IN (SELECT row_number FROM quarantine.row WHERE batch_id = ${batchId})
     ORDER BY row_number`,
  );
}

/**
 * Writes down every issue of a batch's rows with the delivered value. `publishedSql` yields `row_number, issues`
 * of the published rows.
 */
export async function recordIssues(
  session: Session,
  reading: BatchReading,
  publishedSql: string,
): Promise<void> {
  const { batchId, columns, dataset } = reading;
  const mapped = landedColumns(columns).filter(({ field }) => field !== null);
  const value = mapped.map((column) => `WHEN ${literal(column.field!)} THEN ${cellOf(column)}`);
  await session.run(
    `INSERT INTO quarantine.issue
     SELECT ${batchId}, row_number, field, code, ${severitySql(dataset)},
       ${value.length > 0 ? `CASE field ${value.join(' ')} END` : 'NULL'}
     FROM (
       SELECT row_number, nullif(split_part(issue, ':', 1), '') AS field, split_part(issue, ':', 2) AS code
       FROM (
         SELECT row_number, unnest(string_split(issues, '${issueSeparator}')) AS issue
         FROM (${publishedSql} UNION ALL ${quarantinedRowsSql(reading)}) WHERE issues IS NOT NULL
       )
     ) JOIN ${landingTable(batchId)} USING (row_number)
     ORDER BY row_number`,
  );
}

function severitySql(dataset: Dataset): string {
  const severities = Object.entries({
    [wrongLength]: 'row',
    ...valueIssues,
    ...Object.fromEntries(dataset.rules.map(({ code, severity }) => [code, severity])),
  });
  return `CASE code ${severities.map(([code, severity]) => `WHEN '${code}' THEN '${severity}'`).join(' ')} END`;
}
