import type { Session } from '../../warehouse/warehouse.ts';
import type { InspectedFile } from '../inspected-files.ts';
import type { CheckedDelivery, PlannedTable } from './plan-delivery.ts';

/** A batch that stands published from the very same table. */
export interface PublishedBefore {
  deliveryId: number;
  batchId: number;
}

/**
 * The published batch of the same bytes, sheet, department, dataset and period, or null: delivering it once
 * more would say nothing new. A batch that was undone does not count, and a new period is a new statement.
 */
export async function publishedBefore(
  session: Session,
  file: InspectedFile,
  { department, period }: Pick<CheckedDelivery, 'department' | 'period'>,
  { table, dataset }: Pick<PlannedTable, 'table' | 'dataset'>,
): Promise<PublishedBefore | null> {
  const [row] = await session.all<{ delivery_id: number; batch_id: number }>(
    `SELECT b.delivery_id, b.batch_id
     FROM ops.batch b JOIN ops.delivery d USING (delivery_id) JOIN ops.source s USING (source_id)
     WHERE b.state = 'published' AND d.sha256 = $1 AND s.department = $2 AND b.dataset = $3 AND b.sheet = $4
       AND b.period IS NOT DISTINCT FROM $5::VARCHAR
     ORDER BY b.batch_id DESC LIMIT 1`,
    [file.sha256, department, dataset.id, table.sheet, period],
  );
  return row ? { deliveryId: row.delivery_id, batchId: row.batch_id } : null;
}
