import type { QuarantineRow } from '../../../schemas/api/batches.ts';
import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Severity } from '../../../schemas/datasets/dataset.ts';
import type { Session, SqlValue } from '../../warehouse/warehouse.ts';
import { columnsOf, readBatch } from '../batch/batch-row.ts';
import { cellListSql, landingTable } from '../batch/landing.ts';
import type { IssuePage, IssueQuery } from '../ingest.ts';
import { requireDataset } from '../require-dataset.ts';
import { maskedCellSql, maskedValueSql } from './masked-cells.ts';

interface IssueRow {
  row_number: number;
  corrected_row: number | null;
  severity: Severity;
  fields: (string | null)[];
  codes: string[];
  values: (string | null)[];
  cells: (string | null)[];
}

/** The rows of a batch that something was found in, as delivered after reduction and masked. Throws `NOT_FOUND`. */
export async function issuePage(session: Session, query: IssueQuery): Promise<IssuePage> {
  const { batchId, offset, limit } = query;
  const batch = await readBatch(session, batchId);
  const dataset = requireDataset(batch.dataset);
  const columns = columnsOf(batch);
  const headers = columns.map(({ header }) => header);
  if (batch.state === 'dismissed') return { total: 0, headers, rows: [] };
  const { sql: matching, values } = matchingRows(query);
  const cells = cellListSql(columns, (column) => maskedCellSql(dataset, columns, column, 'landed.cells'));
  const [counted] = await session.all<{ total: bigint }>(
    `SELECT count(*) AS total FROM (${matching})`,
    values,
  );
  const rows = await session.all<IssueRow>(
    `WITH page AS (${matching} ORDER BY row_number LIMIT ${limit} OFFSET ${offset})
     SELECT row_number, corrected_row, severity, fields, codes, "values", ${cells} AS cells
     FROM (
       SELECT row_number, list(field ORDER BY rank, field) AS fields, list(code ORDER BY rank, field) AS codes,
         list(${maskedValueSql(dataset)} ORDER BY rank, field) AS "values", arg_min(severity, rank) AS severity
       FROM (SELECT *, list_position(['row', 'field', 'warning'], severity) AS rank FROM quarantine.issue)
       WHERE batch_id = $1 AND row_number IN (SELECT row_number FROM page)
       GROUP BY row_number
     ) JOIN ${landingTable(batchId)} landed USING (row_number)
     LEFT JOIN (SELECT row_number, corrected_row FROM quarantine.correction WHERE batch_id = $1) USING (row_number)
     ORDER BY row_number`,
    values,
  );
  return {
    total: Number(counted!.total),
    headers,
    rows: rows.map((row) => toQuarantineRow(row, columns)),
  };
}

function matchingRows({ batchId, severity, code, codes }: IssueQuery): { sql: string; values: SqlValue[] } {
  const values: SqlValue[] = [batchId];
  const conditions = ['batch_id = $1'];
  if (severity !== undefined) conditions.push(`severity = $${values.push(severity)}`);
  if (code !== undefined) conditions.push(`code = $${values.push(code)}`);
  if (codes !== undefined) conditions.push(`list_contains($${values.push(codes)}, code)`);
  return {
    sql: `SELECT DISTINCT row_number FROM quarantine.issue WHERE ${conditions.join(' AND ')}`,
    values,
  };
}

function toQuarantineRow(row: IssueRow, columns: readonly ColumnMapping[]): QuarantineRow {
  return {
    rowNumber: row.row_number,
    correctedRow: row.corrected_row,
    severity: row.severity,
    issues: row.codes.map((code, at) => ({
      field: row.fields[at] ?? null,
      header: columns.find(({ field }) => field !== null && field === row.fields[at])?.header ?? null,
      code,
      value: row.values[at] ?? null,
    })),
    cells: row.cells,
  };
}
