import { cityTime, type Clock } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { overtakenBySql } from './overtaken-by.ts';
import { missingBasis } from '../sources/lawful.ts';
import { parseProfile } from '../sources/read-profile.ts';

export interface HoldContext {
  warehouse: Session;
  workspace: Pick<Workspace, 'mode'>;
  clock: Clock;
}

interface HeldRow {
  state: string;
  data_version: bigint;
  source_id: number;
  overtaken_by: number | null;
  profile: string | null;
}

/** @throws HubError NOT_FOUND, BATCH_STATE when the batch is not held, CONFLICT when it is no longer what was seen. */
export async function requireHeld(
  { warehouse }: Pick<HoldContext, 'warehouse'>,
  batchId: number,
  seenVersion: number,
): Promise<HeldRow> {
  const [batch] = await warehouse.all<HeldRow>(
    `SELECT b.state, b.data_version, b.source_id, s.profile,
       ${overtakenBySql} AS overtaken_by
     FROM ops.batch b JOIN ops.source s USING (source_id) WHERE b.batch_id = $1`,
    [batchId],
  );
  if (!batch) throw new HubError('NOT_FOUND', { kind: 'batch', id: String(batchId) });
  if (batch.state !== 'held')
    throw new HubError('BATCH_STATE', { batch: String(batchId), state: batch.state });
  if (Number(batch.data_version) !== seenVersion)
    throw new HubError('CONFLICT', { kind: 'batch', id: String(batchId) });
  return batch;
}

/**
 * @throws HubError as `requireHeld`; BATCH_STATE `overtaken` when the source has published a newer batch, which this
 * one would take back; SOURCE_NOT_LAWFUL in a production workspace as long as the source lacks its basis.
 */
export async function requireReleasable(
  { warehouse, workspace, clock }: HoldContext,
  batchId: number,
  seenVersion: number,
): Promise<void> {
  const batch = await requireHeld({ warehouse }, batchId, seenVersion);
  if (batch.overtaken_by !== null)
    throw new HubError('BATCH_STATE', { batch: String(batchId), state: 'overtaken' });
  if (workspace.mode !== 'production') return;
  const missing = missingBasis(parseProfile(batch.profile), cityTime(clock.now()).slice(0, 10));
  if (missing.length > 0)
    throw new HubError('SOURCE_NOT_LAWFUL', { source: String(batch.source_id), missing: missing.join(',') });
}
