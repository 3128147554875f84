import type { Actor } from '../../access/actor.ts';
import { cityTime } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import { readCalendar } from '../calendar/read-calendar.ts';
import type { Dispatch } from '../dispatch.ts';
import { assessmentOpened } from './assessment-commands.ts';

/**
 * Opens an assessment for the departments to check (核对).
 * @throws HubError `BAD_INPUT` for a period that ends before it begins
 */
export async function openAssessment(
  { warehouse, commands, clock }: Pick<Dispatch, 'warehouse' | 'commands' | 'clock'>,
  actor: Actor,
  { workingDays, ...period }: { from: string; to: string; by: 'department' | 'area'; workingDays: number },
): Promise<{ assessmentId: number }> {
  if (period.to < period.from) throw new HubError('BAD_INPUT', { detail: 'to' });
  const calendar = await readCalendar(warehouse);
  const checkUntil = calendar.deadline(cityTime(clock.now()).slice(0, 10), workingDays);
  let assessmentId = 0;
  await commands.execute(
    assessmentOpened,
    (allot) => ({ ...period, checkUntil, assessmentId: (assessmentId = allot.ids('assessment')) }),
    { actor },
  );
  return { assessmentId };
}
