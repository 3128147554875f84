import type { Assessment } from '../../../schemas/api/dispatch/assessment.ts';
import type { Actor } from '../../access/actor.ts';
import { cityTime } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Dispatch } from '../dispatch.ts';
import { momentText } from '../moment-text.ts';
import { assessmentPublished } from './assessment-commands.ts';
import { readAssessment, requireAssessment, standingUnits } from './read-assessment.ts';
import { readObjections } from './read-objections.ts';
import { weightsOn } from './weights.ts';

/**
 * Publishes an assessment: its figures stay as they are from then on.
 *
 * @throws HubError `NOT_FOUND`, `CONFLICT` when it changed since it was seen, `ASSESSMENT_STATE` before the departments' period ends, while an
 *   objection is undecided, and when it is published
 */
export async function publishAssessment(
  { warehouse, commands, clock }: Pick<Dispatch, 'warehouse' | 'commands' | 'clock'>,
  actor: Actor,
  { assessmentId, seenVersion }: { assessmentId: number; seenVersion: number },
): Promise<Assessment> {
  await commands.execute(
    assessmentPublished,
    async () => {
      const assessment = await requireAssessment(warehouse, assessmentId);
      const { state, version, checkUntil } = assessment;
      const refuse = (reason: string, detail = '') => new HubError('ASSESSMENT_STATE', { reason, detail });
      if (state === 'published') throw refuse('already-published');
      if (version !== seenVersion)
        throw new HubError('CONFLICT', { kind: 'assessment', id: String(assessmentId) });
      if (cityTime(clock.now()) <= checkUntil) throw refuse('checking-period', momentText(checkUntil));
      const objections = await readObjections(warehouse, assessmentId);
      const open = objections.filter(({ decision }) => decision === null).length;
      if (open > 0) throw refuse('objections-open', String(open));
      const units = await standingUnits(warehouse, assessment, objections, null);
      return { assessmentId, units, weights: (await weightsOn(warehouse, assessment.to))?.decision ?? null };
    },
    { actor },
  );
  return readAssessment(warehouse, actor, assessmentId);
}
