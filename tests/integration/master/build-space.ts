import type { BuildContext } from '../../../core/master/build-context.ts';
import { buildGolden } from '../../../core/master/golden/build-golden.ts';
import { buildGrids } from '../../../core/master/grids/build-grids.ts';
import { buildMap } from '../../../core/master/map/build-map.ts';
import { createMasterTables } from '../../../core/master/master-tables.ts';
import { buildPlaceTexts } from '../../../core/master/place-texts/build-place-texts.ts';
import { buildPlaces } from '../../../core/master/places/build-places.ts';
import type { Warehouse } from '../../../core/warehouse/warehouse.ts';

/** The parts of master data that places and the map are made of, without the relations between entities. */
export async function buildSpace(warehouse: Warehouse): Promise<void> {
  const context: BuildContext = {
    dataVersion: 1,
    signal: new AbortController().signal,
    progress: () => undefined,
  };
  await warehouse.transaction(async (session) => {
    await createMasterTables(session, 1);
    for (const build of [buildGolden, buildGrids, buildPlaceTexts, buildPlaces, buildMap])
      await build(session, context);
  });
}
