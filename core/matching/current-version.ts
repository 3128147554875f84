import type { Session } from '../warehouse/warehouse.ts';

/** The data version of what marts and master data are built from: of the last publish, undo or matching run; 0 before the first. */
export async function readCurrentVersion(session: Session): Promise<number> {
  const [row] = await session.all<{ version: number }>(
    `SELECT coalesce(greatest(
       (SELECT max(data_version) FROM ops.batch WHERE state IN ('published', 'undone')),
       (SELECT max(undone_version) FROM ops.batch),
       (SELECT max(data_version) FROM link.run)), 0)::DOUBLE AS version`,
  );
  return row?.version ?? 0;
}
