import { isDeepStrictEqual } from 'node:util';
import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { parseReading } from '../batch/batch-row.ts';
import type { InspectedFile } from '../inspected-files.ts';
import type { PlannedTable } from './plan-delivery.ts';

/** A batch from the very same table that stands published, or waits for a decision. */
export interface PublishedBefore {
  deliveryId: number;
  batchId: number;
  isHeld: boolean;
}

interface EarlierBatch {
  delivery_id: number;
  batch_id: number;
  state: string;
  sheet: string;
  mode: string;
  period: string | null;
  mapping: string;
  reading: string | null;
  sha256: string;
}

/**
 * The batch of the table's source that says already what delivering the table once more would say: it came from the
 * same bytes and sheet, for the same period, in the same mode and with its columns and their values read alike.
 * It is the newest published one, or one held since. Otherwise null. An older batch does not count: what came after
 * it would be taken back.
 */
export async function publishedBefore(
  session: Session,
  file: InspectedFile,
  period: string | null,
  planned: PlannedTable,
): Promise<PublishedBefore | null> {
  if (!planned.source) return null;
  const earlier = await session.all<EarlierBatch>(
    `SELECT b.delivery_id, b.batch_id, b.state, b.sheet, b.mode, b.period, b.mapping, b.reading, d.sha256
     FROM ops.batch b JOIN ops.delivery d USING (delivery_id)
     WHERE b.source_id = $1 AND b.state IN ('published', 'held') AND b.batch_id >= coalesce(
       (SELECT max(batch_id) FROM ops.batch WHERE source_id = $1 AND state = 'published'), 0)
     ORDER BY b.batch_id DESC`,
    [planned.source.sourceId],
  );
  const same = earlier.find(
    (batch) => batch.sha256 === file.sha256 && batch.period === period && isReadAlike(batch, planned),
  );
  return same
    ? { deliveryId: same.delivery_id, batchId: same.batch_id, isHeld: same.state === 'held' }
    : null;
}

function isReadAlike(batch: EarlierBatch, { table, columns, reading, mode }: PlannedTable): boolean {
  return (
    batch.sheet === table.sheet &&
    batch.mode === mode &&
    columnsRead(JSON.parse(batch.mapping) as ColumnMapping[]) === columnsRead(columns) &&
    isDeepStrictEqual(parseReading(batch), reading)
  );
}

/** How columns are read, without the reasons for it. */
function columnsRead(columns: readonly ColumnMapping[]): string {
  return JSON.stringify(columns.map(({ index, field, reduction }) => [index, field, reduction]));
}
