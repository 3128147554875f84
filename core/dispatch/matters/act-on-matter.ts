import type { Matter, MatterAct } from '../../../schemas/api/dispatch/matter.ts';
import type { Actor } from '../../access/actor.ts';
import { cityTime } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readCalendar } from '../calendar/read-calendar.ts';
import type { Dispatch } from '../dispatch.ts';
import { requireEvidence } from '../evidence/require-evidence.ts';
import { momentText } from '../moment-text.ts';
import { standingOf } from './matter-row.ts';
import { matterStepped } from './matter-stepped.ts';
import { partiesOf, requireTransition } from './permitted.ts';
import { readActedOn, requireMatter } from './read-matter.ts';
import type { StandingMatter } from './standing-matter.ts';
import { stepOfAct } from './step-of-act.ts';

export interface Acting {
  matterId: number;
  /** The version that whoever acts has seen. */
  seenVersion: number;
  act: MatterAct;
}

/**
 * Does something with a matter. Whether it may be done is decided when the command's turn has come: of two people at
 * once the second is told who was first.
 *
 * @throws HubError `NOT_FOUND`, `CONFLICT` with who acted since, `MATTER_STATE`, `FORBIDDEN`, `BAD_INPUT` for evidence of another
 *   matter
 */
export async function actOnMatter(
  dispatch: Dispatch,
  actor: Actor,
  { matterId, seenVersion, act }: Acting,
): Promise<Matter> {
  const { warehouse, commands, clock } = dispatch;
  await commands.execute(
    matterStepped,
    async () => {
      const matter = standingOf(await requireMatter(warehouse, actor, matterId));
      await requireUnchanged(warehouse, matter, seenVersion);
      const transition = requireTransition(matter, act.action, partiesOf(actor, matter));
      if ('evidence' in act) await requireEvidence(warehouse, matterId, act.evidence);
      const today = cityTime(clock.now()).slice(0, 10);
      return stepOfAct(matter, act, transition, { today, calendar: await readCalendar(warehouse) });
    },
    { actor },
  );
  return readActedOn(dispatch, actor, matterId);
}

/** The hub's own reminders say nothing that an act would overlook. */
async function requireUnchanged(
  session: Session,
  { matterId, version }: StandingMatter,
  seenVersion: number,
): Promise<void> {
  if (version === seenVersion) return;
  const [last] = await session.all<{ by: string; at: string }>(
    `SELECT by_name AS "by", "at" FROM ops.matter_step
     WHERE matter_id = $1 AND (step > $2 OR $2 > $3) AND action NOT IN ('reminded', 'escalated')
     ORDER BY step DESC LIMIT 1`,
    [matterId, seenVersion, version],
  );
  if (last)
    throw new HubError('CONFLICT', {
      kind: 'matter',
      id: String(matterId),
      by: last.by,
      at: momentText(last.at),
    });
}
