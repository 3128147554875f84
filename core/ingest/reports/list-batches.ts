import type { Batch } from '../../../schemas/api/batches.ts';
import type { Session } from '../../warehouse/warehouse.ts';

type CountKey =
  | 'delivered'
  | 'published'
  | 'quarantined'
  | 'nonData'
  | 'added'
  | 'changed'
  | 'unchanged'
  | 'gone'
  | 'fieldIssues'
  | 'dataVersion';

type BatchSummaryRow = Omit<Batch, CountKey | 'heldFor'> &
  Record<CountKey, bigint> & { heldFor: string | null };

const summarySql = `
  SELECT b.batch_id AS "batchId", b.delivery_id AS "deliveryId", b.source_id AS "sourceId", s.department,
    b.dataset, d.file_name AS "fileName", b.sheet, b.state,
    b.held_for AS "heldFor", b.corrects, b.period, b.delivered, b.published, b.quarantined,
    b.non_data AS "nonData", b.added, b.changed, b.unchanged, b.gone, b.field_issues AS "fieldIssues",
    b.data_version AS "dataVersion", d.received_at AS "receivedAt", b.undone_at AS "undoneAt"
  FROM ops.batch b JOIN ops.delivery d USING (delivery_id) JOIN ops.source s USING (source_id)`;

/** All batches, latest first. */
export async function listBatches(session: Session): Promise<Batch[]> {
  const rows = await session.all<BatchSummaryRow>(`${summarySql} ORDER BY b.batch_id DESC`);
  return rows.map(toBatch);
}

/** One batch, or undefined. */
export async function findBatch(session: Session, batchId: number): Promise<Batch | undefined> {
  const [row] = await session.all<BatchSummaryRow>(`${summarySql} WHERE b.batch_id = $1`, [batchId]);
  return row && toBatch(row);
}

function toBatch(row: BatchSummaryRow): Batch {
  return {
    ...row,
    heldFor: row.heldFor === null ? [] : (JSON.parse(row.heldFor) as Batch['heldFor']),
    delivered: Number(row.delivered),
    published: Number(row.published),
    quarantined: Number(row.quarantined),
    nonData: Number(row.nonData),
    added: Number(row.added),
    changed: Number(row.changed),
    unchanged: Number(row.unchanged),
    gone: Number(row.gone),
    fieldIssues: Number(row.fieldIssues),
    dataVersion: Number(row.dataVersion),
  };
}
