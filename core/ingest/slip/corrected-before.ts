import type { Session } from '../../warehouse/warehouse.ts';
import type { InspectedFile } from '../inspected-files.ts';

/** A correction that stands published from the very same slip. */
export interface CorrectedBefore {
  deliveryId: number;
  batchId: number;
  receivedAt: string;
}

/**
 * The newest correction of a batch, when it came from these bytes: handing them in once more would say nothing new.
 * An older one does not count: what came after it would be taken back.
 */
export async function correctedBefore(
  session: Session,
  file: Pick<InspectedFile, 'sha256'>,
  batchId: number,
): Promise<CorrectedBefore | null> {
  const [newest] = await session.all<CorrectedBefore & { sha256: string }>(
    `SELECT b.delivery_id AS "deliveryId", b.batch_id AS "batchId", d.received_at AS "receivedAt", d.sha256
     FROM ops.batch b JOIN ops.delivery d USING (delivery_id)
     WHERE b.corrects = $1 AND b.state = 'published' ORDER BY b.batch_id DESC LIMIT 1`,
    [batchId],
  );
  if (newest?.sha256 !== file.sha256) return null;
  return { deliveryId: newest.deliveryId, batchId: newest.batchId, receivedAt: newest.receivedAt };
}
