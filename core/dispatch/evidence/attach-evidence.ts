import { createHash, randomUUID } from 'node:crypto';
import type { Evidence } from '../../../schemas/api/dispatch/matter.ts';
import type { Actor } from '../../access/actor.ts';
import { permissionsOf } from '../../access/permissions.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Dispatch } from '../dispatch.ts';
import { executeWithStored } from '../execute-with-stored.ts';
import { requireMatter } from '../matters/read-matter.ts';
import { hadMatters } from '../matters/seen-matters.ts';
import { cleanName } from './clean-name.ts';
import { evidenceAttached } from './evidence-attached.ts';
import { evidenceType } from './evidence-type.ts';

/** Most bytes of a file: photos and scanned documents, no films. */
export const mostEvidenceBytes = 20 * 1024 * 1024;
const mostFiles = 100;

/**
 * Takes a file as evidence for a matter, also from a department that gave it back: sealed under a key of its own, never lying on the disk as it is.
 *
 * @throws HubError `NOT_FOUND`, `FORBIDDEN`, `FILE_EMPTY`, `FILE_LIMIT`, `FILE_REFUSED` for a kind that is not taken
 */
export async function attachEvidence(
  dispatch: Pick<Dispatch, 'workspace' | 'warehouse' | 'commands'>,
  actor: Actor,
  { matterId, name, file }: { matterId: number; name: string; file: Blob },
): Promise<Evidence> {
  const { warehouse } = dispatch;
  await requireMatter(warehouse, actor, matterId, hadMatters);
  if (!permissionsOf(actor.role).includes('handle'))
    throw new HubError('FORBIDDEN', { permission: 'handle' });
  requireSize(file, name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = evidenceType(bytes);
  if (!type) throw new HubError('FILE_REFUSED', { file: cleanName(name, 'file'), reason: 'evidence-type' });
  await requireRoom(warehouse, matterId, name);
  const evidence = {
    evidenceId: randomUUID(),
    name: cleanName(name, type.extension),
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const { mediaType } = type;
  const toData = (stored: string) => ({ ...evidence, matterId, mediaType, stored });
  await executeWithStored(dispatch, bytes, evidenceAttached, (_allot, stored) => toData(stored), actor);
  return evidence;
}

function requireSize({ size }: Blob, name: string): void {
  const file = cleanName(name, 'file');
  if (size === 0) throw new HubError('FILE_EMPTY', { file });
  if (size > mostEvidenceBytes)
    throw new HubError('FILE_LIMIT', { file, limit: 'size', where: `${mostEvidenceBytes / 1024 ** 2} MB` });
}

async function requireRoom(session: Session, matterId: number, name: string): Promise<void> {
  const [counted] = await session.all<{ files: number }>(
    'SELECT count(*)::DOUBLE AS files FROM ops.matter_evidence WHERE matter_id = $1',
    [matterId],
  );
  if (counted!.files >= mostFiles)
    throw new HubError('FILE_LIMIT', {
      file: cleanName(name, 'file'),
      limit: 'evidence',
      where: String(mostFiles),
    });
}
