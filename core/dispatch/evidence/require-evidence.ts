import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** @throws HubError `BAD_INPUT` when one of these is no evidence of the matter */
export async function requireEvidence(
  session: Session,
  matterId: number,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const known = await session.all<{ id: string }>(
    'SELECT evidence_id AS id FROM ops.matter_evidence WHERE matter_id = $1',
    [matterId],
  );
  const own = new Set(known.map(({ id }) => id));
  if (ids.some((id) => !own.has(id))) throw new HubError('BAD_INPUT', { detail: 'evidence' });
}
