import { localAnalyst, type Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import { maskText } from '../../ingest/parser/mask-text.ts';
import type { Dispatch } from '../dispatch.ts';
import { objectionDecided } from './assessment-commands.ts';

export interface Deciding {
  objectionId: number;
  excluded: boolean;
  reason: string;
}

interface Standing {
  assessmentId: number;
  department: string;
  by: string;
  isDecided: boolean;
  isPublished: boolean;
}

/**
 * Leaves a matter out of an assessment (剔除), or counts it all the same.
 *
 * @throws HubError `NOT_FOUND`, `FORBIDDEN` for whoever objected and for the objecting department, `ASSESSMENT_STATE` when it was decided before
 */
export async function decideObjection(
  { warehouse, commands }: Pick<Dispatch, 'warehouse' | 'commands'>,
  actor: Actor,
  { objectionId, excluded, reason }: Deciding,
): Promise<void> {
  await commands.execute(
    objectionDecided,
    async () => {
      const [standing] = await warehouse.all<Standing>(
        `SELECT o.assessment_id::DOUBLE AS "assessmentId", o.department, o.by_name AS "by",
           o.excluded IS NOT NULL AS "isDecided", a.state = 'published' AS "isPublished"
         FROM ops.objection o JOIN ops.assessment a USING (assessment_id) WHERE o.objection_id = $1`,
        [objectionId],
      );
      if (!standing) throw new HubError('NOT_FOUND', { kind: 'objection', id: String(objectionId) });
      requireOther(actor, standing);
      if (standing.isDecided || standing.isPublished)
        throw new HubError('ASSESSMENT_STATE', { reason: 'already-decided', detail: String(objectionId) });
      return { objectionId, assessmentId: standing.assessmentId, excluded, reason: maskText(reason) };
    },
    { actor },
  );
}

/** Where there are accounts nobody decides about the own objection, or that of the own department. */
function requireOther(actor: Actor, { by, department }: Standing): void {
  const isOnlyAccount = actor.name === localAnalyst.name && actor.role === localAnalyst.role;
  if (isOnlyAccount) return;
  if (actor.name === by || actor.department === department)
    throw new HubError('FORBIDDEN', { permission: 'other-approver' });
}
