import type { Matter, MatterOrigin } from '../../../schemas/api/dispatch/matter.ts';
import type { Actor } from '../../access/actor.ts';
import { cityTime } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import { maskText } from '../../ingest/parser/mask-text.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Dispatch } from '../dispatch.ts';
import { matterCreated, type MatterCreated } from './matter-created.ts';
import { readMatter } from './read-matter.ts';

export type NewMatter = Omit<MatterCreated, 'matterId' | 'number'>;

/**
 * Makes a matter, which nobody has yet.
 *
 * @throws HubError `ALREADY_DISPATCHED` for a warning whose matter is open and for a number of another system that has had
 *   one, `NOT_FOUND` for a warning that there is not, `FORBIDDEN` outside the actor's areas
 */
export async function createMatter(dispatch: Dispatch, actor: Actor, matter: NewMatter): Promise<Matter> {
  const { warehouse, commands, clock } = dispatch;
  if (actor.areas && !actor.areas.some((area) => matter.area.startsWith(area)))
    throw new HubError('FORBIDDEN', { permission: 'dispatch' });
  let matterId = 0;
  await commands.execute(
    matterCreated,
    async (allot) => {
      await requireNew(warehouse, matter.origin);
      matterId = allot.ids('matter');
      return {
        ...matter,
        matterId,
        number: `${cityTime(clock.now()).slice(0, 4)}-${String(matterId).padStart(6, '0')}`,
        title: maskText(matter.title),
        description: maskText(matter.description),
      };
    },
    { actor },
  );
  return readMatter(dispatch, actor, matterId);
}

async function requireNew(session: Session, origin: MatterOrigin): Promise<void> {
  if (origin.from === 'hand') return;
  const [before] =
    origin.from === 'warning'
      ? await openMatterOf(session, origin.warningId)
      : await session.all<{ matter: number; number: string }>(
          `SELECT matter_id::DOUBLE AS matter, number FROM ops.matter
           WHERE origin_system = $1 AND upper(origin_number) = upper($2)`,
          [origin.system, origin.number],
        );
  if (before) throw new HubError('ALREADY_DISPATCHED', { matter: before.matter, number: before.number });
}

async function openMatterOf(
  session: Session,
  warningId: number,
): Promise<{ matter: number; number: string }[]> {
  const found = await session.all('SELECT 1 FROM ops.warning WHERE warning_id = $1', [warningId]);
  if (found.length === 0) throw new HubError('NOT_FOUND', { kind: 'warning', id: String(warningId) });
  return session.all(
    `SELECT matter_id::DOUBLE AS matter, number FROM ops.matter WHERE warning_id = $1 AND state <> 'closed'`,
    [warningId],
  );
}
