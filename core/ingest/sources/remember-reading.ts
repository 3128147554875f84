import type { Session } from '../../warehouse/warehouse.ts';
import { columnsOf, type BatchRow } from '../batch/batch-row.ts';
import { layoutOf } from '../propose/layout.ts';

/**
 * From here on a source's files are read as this batch was: it is the newest that is published.
 *
 * @param undone the batch in whose place it comes again: what somebody has set otherwise since is kept
 */
export async function rememberReading(session: Session, batch: BatchRow, undone?: BatchRow): Promise<void> {
  await session.run(
    `UPDATE ops.source SET connector = coalesce($2, connector), layout = $3, mapping = $4,
       mode = CASE WHEN mode = $6 OR $6::VARCHAR IS NULL THEN $5 ELSE mode END,
       reading = CASE WHEN reading = $8 OR $8::VARCHAR IS NULL THEN $7 ELSE reading END,
       version = version + 1
     WHERE source_id = $1`,
    [
      batch.source_id,
      batch.connector,
      layoutOf(columnsOf(batch).map(({ header }) => header)),
      batch.mapping,
      batch.mode,
      undone?.mode ?? null,
      batch.reading,
      undone?.reading ?? null,
    ],
  );
}
