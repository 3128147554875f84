import type { ConnectedSession, Warehouse } from '../warehouse/warehouse.ts';
import type { BuildContext } from './build-context.ts';
import { buildAddressNames } from './addresses/address-names.ts';
import { buildAddresses } from './addresses/build-addresses.ts';
import { buildCoverage } from './coverage/build-coverage.ts';
import { buildGolden } from './golden/build-golden.ts';
import { buildGrids } from './grids/build-grids.ts';
import { buildMap } from './map/build-map.ts';
import { createMasterTables } from './master-tables.ts';
import { readMasterVersion } from './master-version.ts';
import { buildPlaceTexts } from './place-texts/build-place-texts.ts';
import { buildPlaces } from './places/build-places.ts';
import { buildRelations } from './relations/build-relations.ts';
import { buildUnlinked } from './unlinked/build-unlinked.ts';

export interface BuildOptions {
  signal?: AbortSignal;
  progress?: BuildContext['progress'];
}

/** The parts of master data in the order in which they need each other. */
const parts: readonly ((session: ConnectedSession, context: BuildContext) => Promise<void>)[] = [
  buildGrids,
  buildAddressNames,
  (session, context) => buildPlaceTexts(session, context, () => buildGolden(session, context)),
  buildPlaces,
  buildAddresses,
  buildCoverage,
  buildRelations,
  buildUnlinked,
  buildMap,
];

/**
 * Builds all master data anew from the current records and what matching and people have decided, in one transaction:
 * readers see the old state or the new one. They remember the data version they were built from.
 *
 * @returns the data version that they now show
 */
export async function buildMaster(
  warehouse: Warehouse,
  { signal = new AbortController().signal, progress = () => undefined }: BuildOptions = {},
): Promise<{ dataVersion: number }> {
  return warehouse.transaction(
    async (session) => {
      const dataVersion = await readMasterVersion(session);
      await createMasterTables(session, dataVersion);
      for (const build of parts) await build(session, { dataVersion, signal, progress });
      return { dataVersion };
    },
    { signal },
  );
}
