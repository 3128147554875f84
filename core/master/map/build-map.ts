import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import type { BuildContext } from '../build-context.ts';
import { writeCustomCounts } from './write-custom-counts.ts';
import { writeEntitySpots } from './write-entity-spots.ts';

/** Counts what the map shows. It wants golden records, places and what is unlinked to be there. */
export async function buildMap(session: ConnectedSession, { progress }: BuildContext): Promise<void> {
  progress('map', null);
  await writeEntitySpots(session);
  await writeCustomCounts(session);
}
