import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { fillBursts } from '../bursts/fill-bursts.ts';
import type { OpinionContext } from '../store/build-context.ts';
import { groupNew } from './store/group-new.ts';
import { showEvents } from './store/show-events.ts';

/** Groups the requests that are new, shows everybody's events and judges the days that were not judged: the last step of a build. */
export async function buildEvents(session: ConnectedSession, context: OpinionContext): Promise<void> {
  await groupNew(session, context);
  await showEvents(session);
  await fillBursts(session, context);
}
