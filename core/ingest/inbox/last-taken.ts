import type { TakenFile } from '../../../schemas/api/inbox.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { listBatches } from '../reports/list-batches.ts';
import { inboxActor } from './take-file.ts';

const shown = 20;

/** The latest deliveries of the inbox, newest first. */
export async function lastTaken(session: Session): Promise<TakenFile[]> {
  const deliveries = await session.all<{ delivery_id: number; file_name: string; received_at: string }>(
    `SELECT delivery_id, file_name, received_at FROM ops.delivery WHERE actor = $1
     ORDER BY delivery_id DESC LIMIT ${shown}`,
    [inboxActor.name],
  );
  if (deliveries.length === 0) return [];
  const batches = await listBatches(session);
  return deliveries.flatMap(({ delivery_id: deliveryId, file_name: fileName, received_at: takenAt }) => {
    const own = batches.filter((batch) => batch.deliveryId === deliveryId).reverse();
    return own.length === 0
      ? []
      : [
          {
            deliveryId,
            fileName,
            department: own[0]!.department,
            takenAt,
            batches: own.map(({ batchId, dataset, state, delivered, published }) => ({
              batchId,
              dataset,
              state,
              delivered,
              published,
            })),
          },
        ];
  });
}
