import { HubError } from '../base/hub-error.ts';
import type { Session } from '../warehouse/warehouse.ts';

/** The department whose rows a batch holds. Throws `NOT_FOUND`. */
export async function departmentOfBatch(session: Session, batchId: number): Promise<string> {
  const [row] = await session.all<{ department: string }>(
    'SELECT s.department FROM ops.batch b JOIN ops.source s USING (source_id) WHERE b.batch_id = $1',
    [batchId],
  );
  if (!row) throw new HubError('NOT_FOUND', { kind: 'batch', id: String(batchId) });
  return row.department;
}
