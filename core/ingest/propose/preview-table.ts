import type { TablePreview } from '../../../schemas/api/intake.ts';
import type { Severity } from '../../../schemas/datasets/dataset.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { severitySql } from '../batch/quarantine.ts';
import { cellOf, landedColumns } from '../batch/landing.ts';
import { nonDataSql } from '../batch/non-data.ts';
import { contextFrom } from '../batch/batch-row.ts';
import { surveyRows } from '../batch/survey-rows.ts';
import {
  issueSeparator,
  judgedIssuesSql,
  publishableRowsSql,
  type BatchReading,
} from '../batch/typed-rows.ts';
import type { PlannedTable } from '../deliver/plan-delivery.ts';

const shownRecords = 20;

/**
 * Reads a table's sample as its delivery would be read: what would be published of it, and what would be found.
 * The sample is bound to the query and the values come back masked; nothing is written.
 *
 * @param today day of the trial, `YYYY-MM-DD`
 */
export async function previewTable(
  session: Session,
  planned: PlannedTable,
  today: string,
): Promise<TablePreview> {
  const { table, dataset, columns } = planned;
  const records = await dataRecords(session, planned);
  const sample = sampleRelation(columns, records);
  const delivered: BatchReading = {
    batchId: 0,
    rows: sample.sql,
    sourceId: 0,
    firstRecordId: 1,
    dataset,
    columns,
    context: contextFrom(planned.reading, table.notes, today),
  };
  const reading = await surveyRows(session, delivered, sample.values);
  const fields = dataset.fields.filter(({ key }) => columns.some(({ field }) => field === key));
  const shown = fields.map(
    ({ key, masking, reduction }) =>
      `list(${maskSql(reduction === 'hmac' ? 'hidden' : masking, quote(key))}::VARCHAR ORDER BY row_number)
         FILTER (row_number <= ${shownRecords}) AS ${quote(key)}`,
  );
  const usable = fields.map(({ key }) => `count(${quote(key)}) AS ${quote(`${key} usable`)}`);
  const [counted] = await session.all<Record<string, (string | null)[] | bigint> & { publishable: bigint }>(
    `SELECT ${['count(published.row_number) AS publishable', ...shown, ...usable].join(', ')}
     FROM (SELECT unnest(range(1, ${records.length + 1})) AS row_number) AS delivered
     LEFT JOIN (${publishableRowsSql(reading)}) AS published USING (row_number)`,
    sample.values,
  );
  const without = fields.filter(({ key }) => counted?.[`${key} usable`] === 0n).map(({ key }) => key);
  const isEmpty = (field: string) => {
    const { index } = columns.find((column) => column.field === field)!;
    return records.every((record) => (record[index] ?? '').trim() === '');
  };
  return {
    records: records.length,
    nonData: table.sample.length - records.length,
    publishable: Number(counted?.publishable ?? 0),
    unusable: without.filter((field) => !isEmpty(field)),
    empty: without.filter(isEmpty),
    found: await findIssues(session, reading, sample.values),
    values: Object.fromEntries(
      fields.map(({ key }) => [key, (counted?.[key] as (string | null)[] | undefined) ?? []]),
    ),
  };
}

/** The sample's records that are data, as publishing tells them apart. */
async function dataRecords(session: Session, { table, columns }: PlannedTable): Promise<readonly string[][]> {
  const { sql, values } = sampleRelation(columns, table.sample);
  const aside = await session.all<{ row_number: bigint }>(nonDataSql({ rows: sql, columns }), values);
  const numbers = new Set(aside.map(({ row_number }) => Number(row_number)));
  return table.sample.filter((_, at) => !numbers.has(at + 1));
}

/** Records of the sample as a relation of the landing's shape, with the values to bind to it. */
function sampleRelation(
  columns: PlannedTable['columns'],
  records: readonly string[][],
): { sql: string; values: string[][] } {
  const landed = landedColumns(columns);
  const cells = landed.map(
    (column, at) => `nullif(trim(unnest($${at + 1}::VARCHAR[])), '') AS ${cellOf(column)}`,
  );
  const numbers = `unnest(range(1, ${records.length + 1})) AS row_number`;
  return {
    sql: `(SELECT ${[numbers, `${columns.length} AS cells`, ...cells].join(', ')}) AS sample`,
    values: landed.map(({ index }) => records.map((record) => record[index] ?? '')),
  };
}

async function findIssues(
  session: Session,
  reading: BatchReading,
  values: string[][],
): Promise<TablePreview['found']> {
  const rows = await session.all<{
    field: string | null;
    code: string;
    severity: Severity;
    rows: bigint;
  }>(
    `SELECT field, code, ${severitySql(reading.dataset)} AS severity, count(*) AS rows
     FROM (
       SELECT nullif(split_part(issue, ':', 1), '') AS field, split_part(issue, ':', 2) AS code
       FROM (SELECT unnest(string_split(issues, '${issueSeparator}')) AS issue FROM (${judgedIssuesSql(reading)}))
     ) GROUP BY ALL ORDER BY rows DESC, field, code`,
    values,
  );
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }));
}
