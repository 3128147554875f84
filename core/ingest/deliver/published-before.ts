import { isDeepStrictEqual } from 'node:util';
import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { contextOf } from '../batch/batch-row.ts';
import type { InspectedFile } from '../inspected-files.ts';
import type { PlannedTable } from './plan-delivery.ts';

/** A batch that stands published from the very same table. */
export interface PublishedBefore {
  deliveryId: number;
  batchId: number;
}

interface NewestBatch {
  delivery_id: number;
  batch_id: number;
  sheet: string;
  mode: string;
  period: string | null;
  mapping: string;
  reading: string | null;
  sha256: string;
}

/**
 * The newest published batch of the table's source, when delivering the table once more would say nothing new:
 * it came from the same bytes and sheet, for the same period, in the same mode and with its columns and their values read alike.
 * Otherwise null. An older batch does not count: what came after it would be taken back.
 */
export async function publishedBefore(
  session: Session,
  file: InspectedFile,
  period: string | null,
  { table, columns, reading, mode, source }: PlannedTable,
): Promise<PublishedBefore | null> {
  if (!source) return null;
  const [newest] = await session.all<NewestBatch>(
    `SELECT b.delivery_id, b.batch_id, b.sheet, b.mode, b.period, b.mapping, b.reading, d.sha256
     FROM ops.batch b JOIN ops.delivery d USING (delivery_id)
     WHERE b.state = 'published' AND b.source_id = $1 ORDER BY b.batch_id DESC LIMIT 1`,
    [source.sourceId],
  );
  if (!newest) return null;
  const isSameTable =
    newest.sha256 === file.sha256 && newest.sheet === table.sheet && newest.period === period;
  const isReadAlike =
    newest.mode === mode &&
    columnsRead(JSON.parse(newest.mapping) as ColumnMapping[]) === columnsRead(columns) &&
    isDeepStrictEqual(contextOf(newest, '').reading, reading);
  return isSameTable && isReadAlike ? { deliveryId: newest.delivery_id, batchId: newest.batch_id } : null;
}

/** How columns are read, without the reasons for it. */
function columnsRead(columns: readonly ColumnMapping[]): string {
  return JSON.stringify(columns.map(({ index, field, reduction }) => [index, field, reduction]));
}
