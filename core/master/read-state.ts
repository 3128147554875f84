import type { MasterState } from '../../schemas/api/master/index.ts';
import { goldenKinds } from '../../schemas/master/index.ts';
import type { Session } from '../warehouse/warehouse.ts';
import { readMasterVersion } from './master-version.ts';

/** What the master data were built from, whether the data have changed since, and how many entities there are. */
export async function readState(session: Session): Promise<MasterState> {
  const count = async (table: string) => {
    const [row] = await session.all<{ entities: number }>(
      `SELECT count(*)::DOUBLE AS entities FROM master.${table}`,
    );
    return row!.entities;
  };
  const dataVersion = await readBuiltVersion(session);
  return {
    dataVersion,
    stale: await readStale(session),
    entities: {
      person: await count(goldenKinds.person.table),
      dwelling: await count(goldenKinds.dwelling.table),
      'legal-entity': await count(goldenKinds['legal-entity'].table),
    },
  };
}

/** The data version that master data show; 0 before they were first built. */
export async function readBuiltVersion(session: Session): Promise<number> {
  const [build] = await session.all<{ version: number }>(
    'SELECT data_version::DOUBLE AS version FROM master.build',
  );
  return build?.version ?? 0;
}

/** Whether the data have changed since master data were built. */
export async function readStale(session: Session): Promise<boolean> {
  return (await readMasterVersion(session)) > (await readBuiltVersion(session));
}
