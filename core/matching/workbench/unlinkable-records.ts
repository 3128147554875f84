import { Unlinkable } from '../../../schemas/api/linkage/clusters.ts';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Records that too little is known of, as the last run that standardised all found them; null before the first. */
export async function unlinkableRecords(session: Session, entity: EntityKind): Promise<Unlinkable | null> {
  const [row] = await session.all<{ unlinkable: string }>(
    `SELECT unlinkable FROM link.run WHERE entity = $1 AND unlinkable IS NOT NULL ORDER BY data_version DESC LIMIT 1`,
    [entity],
  );
  return row ? Unlinkable.parse(JSON.parse(row.unlinkable)) : null;
}
