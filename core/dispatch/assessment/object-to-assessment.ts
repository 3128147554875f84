import type { Actor } from '../../access/actor.ts';
import { cityTime } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import { maskText } from '../../ingest/parser/mask-text.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Dispatch } from '../dispatch.ts';
import { requireEvidence } from '../evidence/require-evidence.ts';
import { momentText } from '../moment-text.ts';
import { objected } from './assessment-commands.ts';
import { requireAssessment, type AssessmentRow } from './read-assessment.ts';

export interface Objecting {
  assessmentId: number;
  matterId: number;
  reason: string;
  evidence: readonly string[];
}

/**
 * Objects to a matter's being counted, for the own department, or, as the centre, for the one that had it last.
 *
 * @throws HubError `NOT_FOUND`, `ASSESSMENT_STATE` after the period, for a matter that is not counted or was objected to before,
 *   `BAD_INPUT` for evidence of another matter
 */
export async function objectToAssessment(
  { warehouse, commands, clock }: Pick<Dispatch, 'warehouse' | 'commands' | 'clock'>,
  actor: Actor,
  { assessmentId, matterId, reason, evidence }: Objecting,
): Promise<{ objectionId: number }> {
  let objectionId = 0;
  await commands.execute(
    objected,
    async (allot) => {
      const assessment = await requireAssessment(warehouse, assessmentId);
      requireChecking(assessment, cityTime(clock.now()));
      const department = await countedFor(warehouse, actor, assessment, matterId);
      await requireFirst(warehouse, assessmentId, matterId, department);
      await requireEvidence(warehouse, matterId, evidence);
      objectionId = allot.ids('objection');
      return {
        objectionId,
        assessmentId,
        matterId,
        department,
        reason: maskText(reason),
        evidence: [...evidence],
      };
    },
    { actor },
  );
  return { objectionId };
}

function requireChecking({ state, checkUntil }: AssessmentRow, now: string): void {
  if (state === 'published')
    throw new HubError('ASSESSMENT_STATE', { reason: 'already-published', detail: '' });
  if (checkUntil < now)
    throw new HubError('ASSESSMENT_STATE', { reason: 'checking-ended', detail: momentText(checkUntil) });
}

/** The department for which the assessment counts a matter: the liaison's own, or the one that had it last. */
async function countedFor(
  session: Session,
  { role, department }: Actor,
  { from, to, openedSeq }: AssessmentRow,
  matterId: number,
): Promise<string> {
  const given = await session.all<{ department: string }>(
    `SELECT s.department FROM ops.matter_step s JOIN ops.matter m USING (matter_id)
     WHERE s.matter_id = $1 AND s.seq <= $2 AND s.action IN ('assign', 'transfer')
       AND left(m.created_at, 10) BETWEEN $3 AND $4 ORDER BY s.step DESC`,
    [matterId, openedSeq, from, to],
  );
  const found = role === 'liaison' ? given.find((one) => one.department === department) : given[0];
  if (!found) throw new HubError('ASSESSMENT_STATE', { reason: 'not-counted', detail: String(matterId) });
  return found.department;
}

async function requireFirst(
  session: Session,
  assessmentId: number,
  matterId: number,
  department: string,
): Promise<void> {
  const before = await session.all<{ number: string }>(
    `SELECT m.number FROM ops.objection o JOIN ops.matter m USING (matter_id)
     WHERE o.assessment_id = $1 AND o.matter_id = $2 AND o.department = $3`,
    [assessmentId, matterId, department],
  );
  if (before[0])
    throw new HubError('ASSESSMENT_STATE', { reason: 'already-objected', detail: before[0].number });
}
