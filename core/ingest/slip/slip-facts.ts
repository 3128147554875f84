import type { Batch } from '../../../schemas/api/batches.ts';
import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset, Severity } from '../../../schemas/datasets/dataset.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { columnsOf, readBatch } from '../batch/batch-row.ts';
import { openIssuesSql } from '../batch/correction-rows.ts';
import { countCorrections, type CorrectionState } from '../reports/count-corrections.ts';
import { findBatch } from '../reports/list-batches.ts';
import { requireDataset } from '../require-dataset.ts';

/** How many of a batch's rows one rule stands against. */
export interface OpenRule {
  code: string;
  severity: Severity;
  rows: number;
}

/** What a slip says beside its rows. */
export interface SlipFacts {
  batch: Batch;
  dataset: Dataset;
  columns: ColumnMapping[];
  corrections: CorrectionState;
  rules: OpenRule[];
  doubtful: number;
  listed: number;
  omitted: number;
  /** The newest data version: what the slip was made from. */
  version: number;
}

/** A sheet holds no more; what is left out comes with the next slip. */
const mostWrong = 1_000_000;
/** Doubts are worth a look, but must not bury what has to be put right. */
const mostDoubtful = 10_000;

/**
 * Collects what a slip says, and leaves the temporary tables `open_issue` (`position, batch_id, row_number, …`) and
 * `slip_row` (`place, position, batch_id, row_number, fields, codes, severities, found`; `place` from 1: what must be put right
 * comes first).
 * A slip of a correction is that of the batch which it corrects.
 *
 * @throws HubError NOT_FOUND, BATCH_STATE for a batch that is not published: its slip could not come back.
 */
export async function collectSlip(session: Session, batchId: number): Promise<SlipFacts> {
  const row = await readBatch(session, (await readBatch(session, batchId)).corrects ?? batchId);
  const batch = (await findBatch(session, row.batch_id))!;
  if (batch.state !== 'published')
    throw new HubError('BATCH_STATE', { batch: String(batch.batchId), state: batch.state });
  await session.run(`CREATE TEMP TABLE open_issue AS ${openIssuesSql(batch.batchId)}`);
  await session.run(
    `CREATE TEMP TABLE slip_row AS
     SELECT row_number() OVER (ORDER BY is_wrong DESC, position) AS place, * FROM (
       SELECT *, row_number() OVER (PARTITION BY is_wrong ORDER BY position) AS ordinal FROM (
         SELECT position, batch_id, row_number, bool_or(severity <> 'warning') AS is_wrong,
           list(field ORDER BY rank, field, code) AS fields, list(code ORDER BY rank, field, code) AS codes,
           list(severity ORDER BY rank, field, code) AS severities, list(value ORDER BY rank, field, code) AS found
         FROM (SELECT *, list_position(['row', 'field', 'warning'], severity) AS rank FROM open_issue)
         GROUP BY position, batch_id, row_number))
     WHERE ordinal <= CASE WHEN is_wrong THEN ${mostWrong} ELSE ${mostDoubtful} END`,
  );
  const [counted] = await session.all<Record<'open' | 'doubtful' | 'listed' | 'version', bigint>>(
    `SELECT count(DISTINCT position) AS open,
       count(DISTINCT position) FILTER (severity = 'warning') AS doubtful,
       (SELECT count(*) FROM slip_row) AS listed,
       (SELECT greatest(max(data_version), coalesce(max(undone_version), 0)) FROM ops.batch) AS version
     FROM open_issue`,
  );
  return {
    batch,
    dataset: requireDataset(batch.dataset),
    columns: columnsOf(row),
    corrections: await countCorrections(session, batch.batchId),
    rules: await countOpenRules(session),
    doubtful: Number(counted!.doubtful),
    listed: Number(counted!.listed),
    omitted: Number(counted!.open) - Number(counted!.listed),
    version: Number(counted!.version),
  };
}

async function countOpenRules(session: Session): Promise<OpenRule[]> {
  const rows = await session.all<Omit<OpenRule, 'rows'> & { rows: bigint }>(
    `SELECT code, severity, count(DISTINCT position) AS rows FROM open_issue GROUP BY code, severity
     ORDER BY list_position(['row', 'field', 'warning'], severity), rows DESC, code`,
  );
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }));
}
