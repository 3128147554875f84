import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import type { BuildContext } from '../build-context.ts';
import { checkGrids } from './check-grids.ts';
import { writeAreas } from './write-areas.ts';
import { writeRegister } from './write-register.ts';

/** Builds the register of grids, what is wrong with it, and the areas that the map draws. */
export async function buildGrids(session: ConnectedSession, { progress }: BuildContext): Promise<void> {
  progress('grids', null);
  await writeRegister(session);
  await checkGrids(session);
  await writeAreas(session);
}
