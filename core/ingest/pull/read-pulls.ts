import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { StoredDefinition } from './stored-definition.ts';

/** A pull as the warehouse holds it. */
export interface KnownPull {
  pullId: number;
  version: number;
  definition: StoredDefinition;
}

export async function readPulls(session: Session): Promise<KnownPull[]> {
  const rows = await session.all<{ pull_id: number; definition: string; version: number }>(
    'SELECT pull_id, definition, version FROM ops.pull ORDER BY pull_id',
  );
  return rows.map(({ pull_id, definition, version }) => ({
    pullId: pull_id,
    version,
    definition: StoredDefinition.parse(JSON.parse(definition)),
  }));
}

/** @throws HubError NOT_FOUND, and CONFLICT when `seenVersion` is given and it has changed since. */
export async function requirePull(
  session: Session,
  pullId: number,
  seenVersion?: number,
): Promise<KnownPull> {
  const pull = (await readPulls(session)).find((known) => known.pullId === pullId);
  if (!pull) throw new HubError('NOT_FOUND', { kind: 'pull', id: String(pullId) });
  if (seenVersion !== undefined && pull.version !== seenVersion)
    throw new HubError('CONFLICT', { kind: 'pull', id: String(pullId) });
  return pull;
}
