import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { readMasterVersion } from '../master-version.ts';
import { readBuiltVersion } from '../read-state.ts';
import { buildRange } from './build-golden.ts';
import { writeDepartments } from './write-departments.ts';
import { writeInitials } from './write-initials.ts';
import { writeSettled } from './write-settled.ts';

/**
 * Builds the golden record of one entity anew after a decision about it. Where nothing else has changed since the last build, all
 * master data are fresh again; otherwise they stay stale, and the next build makes everything anew.
 */
export async function rebuildEntity(
  warehouse: Warehouse,
  { kind, entityId }: { kind: EntityKind; entityId: number },
): Promise<void> {
  const golden = goldenKinds[kind];
  await warehouse.transaction(async (session) => {
    const version = await readMasterVersion(session);
    if ((await readBuiltVersion(session)) !== version - 1) return;
    await writeDepartments(session);
    await writeSettled(session, golden);
    const of = 'WHERE entity_id = $1';
    await session.run(`DELETE FROM master.${golden.table} ${of}`, [entityId]);
    await session.run(`DELETE FROM master.conflict ${of} AND kind = $2`, [entityId, kind]);
    const one = BigInt(entityId);
    await buildRange(session, golden, { first: one, last: one }, {});
    await writeInitials(session, golden, {});
    await session.run('UPDATE master.build SET data_version = $1', [version]);
  });
}
