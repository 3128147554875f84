import type { MasterState } from '../../schemas/api/master/index.ts';
import { goldenKinds } from '../../schemas/master/index.ts';
import type { Session } from '../warehouse/warehouse.ts';
import { readMasterVersion } from './master-version.ts';

/** What the master data were built from, whether the data have changed since, and how many entities there are. */
export async function readState(session: Session): Promise<MasterState> {
  const [build] = await session.all<{ version: number }>(
    'SELECT data_version::DOUBLE AS version FROM master.build',
  );
  const count = async (table: string) => {
    const [row] = await session.all<{ entities: number }>(
      `SELECT count(*)::DOUBLE AS entities FROM master.${table}`,
    );
    return row!.entities;
  };
  const dataVersion = build?.version ?? 0;
  return {
    dataVersion,
    stale: (await readMasterVersion(session)) > dataVersion,
    entities: {
      person: await count(goldenKinds.person.table),
      dwelling: await count(goldenKinds.dwelling.table),
      'legal-entity': await count(goldenKinds['legal-entity'].table),
    },
  };
}
