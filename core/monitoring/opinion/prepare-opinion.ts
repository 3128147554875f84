import type { Session } from '../../warehouse/warehouse.ts';
import { prepareEventTables } from './events/store/event-tables.ts';
import { prepareOpinionModels } from './models/model-tables.ts';
import { prepareOpinionTables } from './store/opinion-tables.ts';

/** Makes every derived table of citizens' requests where it is not there, or of another release; runs at every opening. */
export async function prepareOpinion(session: Session): Promise<void> {
  await prepareOpinionTables(session);
  await prepareOpinionModels(session);
  await prepareEventTables(session);
}
