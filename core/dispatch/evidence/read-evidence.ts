import type { Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import { readSource } from '../../workspace/sealed-sources.ts';
import type { Dispatch } from '../dispatch.ts';
import { requireMatter } from '../matters/read-matter.ts';
import { type Bind, seenMatters } from '../matters/seen-matters.ts';

const objectedWith = (evidenceId: string, { department }: Actor, bind: Bind) =>
  `m.matter_id IN (SELECT matter_id FROM ops.objection
     WHERE department = ${bind(department)} AND list_contains(evidence, ${bind(evidenceId)}))`;

/**
 * An evidence file of a matter that the actor may see, or that the own department had and brought forward in an objection.
 * @throws HubError `NOT_FOUND`, `WORKSPACE_DAMAGED`
 */
export async function readEvidence(
  { workspace, warehouse }: Pick<Dispatch, 'workspace' | 'warehouse'>,
  actor: Actor,
  { matterId, evidenceId }: { matterId: number; evidenceId: string },
): Promise<{ name: string; file: Blob }> {
  await requireMatter(warehouse, actor, matterId, (who, bind) =>
    [seenMatters(who, bind), objectedWith(evidenceId, who, bind)].join(' OR '),
  );
  const [found] = await warehouse.all<{ name: string; mediaType: string; stored: string }>(
    `SELECT name, media_type AS "mediaType", stored FROM ops.matter_evidence
     WHERE matter_id = $1 AND evidence_id = $2`,
    [matterId, evidenceId],
  );
  if (!found) throw new HubError('NOT_FOUND', { kind: 'evidence', id: evidenceId });
  const bytes = await readSource(workspace, found.stored);
  return {
    name: found.name,
    file: new Blob([bytes as Uint8Array<ArrayBuffer>], { type: found.mediaType }),
  };
}
