import { readCurrentVersion } from '../matching/current-version.ts';
import type { Session } from '../warehouse/warehouse.ts';

/** Tables of what people decide, with the columns of the versions that change what master data say. */
const decisionsSql = `
  SELECT max(greatest(data_version, coalesce(withdrawn_version, 0))) AS version FROM master.settlement
  UNION ALL SELECT max(greatest(data_version, coalesce(withdrawn_version, 0))) FROM master.address_confirmation
  UNION ALL SELECT max(greatest(data_version, coalesce(withdrawn_version, 0))) FROM master.grid_mapping
  UNION ALL SELECT max(greatest(data_version, coalesce(removed_version, 0))) FROM master.custom_area
  UNION ALL SELECT max(data_version) FROM master.grid_code_form`;

/** The data version of what master data are made of: the last publish, undo, matching run or decision; 0 before the first. */
export async function readMasterVersion(session: Session): Promise<number> {
  const data = await readCurrentVersion(session);
  const [row] = await session.all<{ version: number | null }>(
    `SELECT max(version)::DOUBLE AS version FROM (${decisionsSql})`,
  );
  return Math.max(data, row?.version ?? 0);
}
