import type { BatchReport, RuleCount } from '../../../schemas/api/batches.ts';
import type { Dataset, Severity } from '../../../schemas/datasets/dataset.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { columnsOf, notesOf, readBatch } from '../batch/batch-row.ts';
import { overtakenBySql } from '../hold/overtaken-by.ts';
import { requireDataset } from '../require-dataset.ts';
import { countCorrections } from './count-corrections.ts';
import { findBatch } from './list-batches.ts';
import { maskedValueSql } from './masked-cells.ts';

const examples = 3;

/** What became of a batch. Throws `NOT_FOUND`. */
export async function batchReport(session: Session, batchId: number): Promise<BatchReport> {
  const batch = await findBatch(session, batchId);
  if (!batch) throw new HubError('NOT_FOUND', { kind: 'batch', id: String(batchId) });
  const row = await readBatch(session, batchId);
  return {
    batch,
    overtakenBy: await overtakenBy(session, batchId),
    rules: await countRules(session, batchId, requireDataset(batch.dataset)),
    nonData: await countNonData(session, batchId),
    columns: columnsOf(row),
    completeness: await completeness(session, batchId, batch.published),
    notes: notesOf(row),
    corrections: await countCorrections(session, row.corrects ?? batchId),
  };
}

async function overtakenBy(session: Session, batchId: number): Promise<number | null> {
  const [row] = await session.all<{ newer: number | null }>(
    `SELECT ${overtakenBySql} AS newer FROM ops.batch b WHERE b.batch_id = $1 AND b.state = 'held'`,
    [batchId],
  );
  return row?.newer ?? null;
}

async function countRules(session: Session, batchId: number, dataset: Dataset): Promise<RuleCount[]> {
  const rows = await session.all<{
    code: string;
    field: string | null;
    severity: Severity;
    rows: bigint;
    row_numbers: number[];
    corrected_rows: (number | null)[];
    values: (string | null)[];
  }>(
    `SELECT code, field, severity, rows, list_transform(firsts, f -> f.row_number) AS row_numbers,
       list_transform(firsts, f -> f.corrected_row) AS corrected_rows, list_transform(firsts, f -> f.value) AS values
     FROM (
       SELECT code, field, severity, count(DISTINCT row_number) AS rows,
         arg_min({row_number: row_number, corrected_row: corrected_row, value: ${maskedValueSql(dataset)}}, row_number, ${examples}) AS firsts
       FROM quarantine.issue LEFT JOIN quarantine.correction USING (batch_id, row_number)
       WHERE batch_id = $1 GROUP BY code, field, severity
     ) ORDER BY rows DESC, code, field`,
    [batchId],
  );
  return rows.map(({ code, field, severity, rows: count, row_numbers, corrected_rows, values }) => ({
    code,
    field,
    severity,
    rows: Number(count),
    examples: row_numbers.map((rowNumber, at) => ({
      rowNumber,
      correctedRow: corrected_rows[at] ?? null,
      value: values[at] ?? null,
    })),
  }));
}

async function countNonData(session: Session, batchId: number): Promise<BatchReport['nonData']> {
  const rows = await session.all<{ kind: string; rows: bigint }>(
    `SELECT kind, count(*) AS rows FROM quarantine.row
     WHERE batch_id = $1 AND kind <> 'quarantined' GROUP BY kind ORDER BY rows DESC, kind`,
    [batchId],
  );
  return rows.map(({ kind, rows: count }) => ({ kind, rows: Number(count) }));
}

async function completeness(
  session: Session,
  batchId: number,
  published: number,
): Promise<BatchReport['completeness']> {
  const rows = await session.all<{ field: string; filled: bigint }>(
    'SELECT field, filled FROM ops.batch_field WHERE batch_id = $1',
    [batchId],
  );
  return rows.map(({ field, filled }) => ({ field, filled: published > 0 ? Number(filled) / published : 0 }));
}
