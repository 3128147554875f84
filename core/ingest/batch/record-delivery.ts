import type { JournalEntry } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** What is kept of any delivered file, a department's own or a corrected slip. */
export interface DeliveredFile {
  deliveryId: number;
  fileName: string;
  fileSize: number;
  sha256: string;
}

/** Notes a delivered file, who handed it in and when. */
export async function recordDelivery(
  session: Session,
  { at, actor, data }: JournalEntry<DeliveredFile>,
): Promise<void> {
  await session.run('INSERT INTO ops.delivery VALUES ($1, $2, $3, $4, $5::TIMESTAMP, $6)', [
    data.deliveryId,
    data.fileName,
    data.fileSize,
    data.sha256,
    at,
    actor.name,
  ]);
}
