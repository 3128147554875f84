import { CategoryPath } from '../../../../schemas/api/opinion/taxonomy.ts';
import { ticketType } from '../../../../schemas/codes/ticket.ts';
import { HubError } from '../../../base/hub-error.ts';
import type { ActorRef, CommandLog } from '../../../journal/command.ts';
import type { Session, Warehouse } from '../../../warehouse/warehouse.ts';
import type { Aspect } from '../models/aspect.ts';
import { readTaxonomy } from '../taxonomy/read-taxonomy.ts';
import { labelWithdrawn, ticketLabelled } from './label-commands.ts';

interface Dependencies {
  warehouse: Warehouse;
  commands: CommandLog;
}

/**
 * Labels a request: the newest label holds from the next build on, and models learn it at the next training.
 * @throws HubError NOT_FOUND where the request is gone, BAD_INPUT for a value that the aspect does not have
 */
export async function setLabel(
  { warehouse, commands }: Dependencies,
  actor: ActorRef,
  { recordId, aspect, value }: { recordId: number; aspect: Aspect; value: string },
): Promise<{ labelId: number }> {
  await requireValue(warehouse, aspect, value);
  let labelId = 0;
  await commands.execute(
    ticketLabelled,
    (allot) => {
      labelId = allot.ids('opinion-label');
      return { labelId, recordId, aspect, value, dataVersion: allot.dataVersion() };
    },
    { actor },
  );
  return { labelId };
}

/** @throws HubError CONFLICT for one that does not stand */
export async function withdrawLabel(
  { commands }: Dependencies,
  actor: ActorRef,
  labelId: number,
): Promise<void> {
  await commands.execute(labelWithdrawn, (allot) => ({ labelId, dataVersion: allot.dataVersion() }), {
    actor,
  });
}

async function requireValue(session: Session, aspect: Aspect, value: string): Promise<void> {
  if (!(await isValue(session, aspect, value)))
    throw new HubError('BAD_INPUT', { detail: `${aspect}: ${value}` });
}

async function isValue(session: Session, aspect: Aspect, value: string): Promise<boolean> {
  if (aspect === 'tone') return /^[1-5]$/u.test(value);
  if (aspect === 'kind') return ticketType.values.some(({ code }) => code === value);
  const taxonomy = await readTaxonomy(session);
  return taxonomy ? taxonomy.paths.includes(value) : CategoryPath.safeParse(value).success;
}
