import type { Session } from '../warehouse/warehouse.ts';
import { column, readColumns } from './pairs/read-columns.ts';

/** Consecutive ids that were allotted to one run and never given out before. */
export interface IdRange {
  first: number;
  count: number;
}

/** What each entity that was there has in common with each group, in the order in which they are to be heard. */
export interface Claims {
  group: Int32Array;
  /** The entity, numbered from 0. */
  entity: Int32Array;
  entityId: Float64Array;
}

/**
 * Claims of the entities that records had on the groups that they are in now: the most records in common first. Ties go
 * to the smaller id, then to the smaller record number. Counted in the database, where millions of them stop nobody.
 *
 * @param former query of (g, entity_id): per record its group and the entity that it had
 */
export async function readClaims(session: Session, former: string): Promise<Claims> {
  const table = await readColumns(
    session,
    `SELECT g::INTEGER, (dense_rank() OVER (ORDER BY entity_id) - 1)::INTEGER, entity_id::DOUBLE
     FROM (SELECT g, entity_id, count(*) AS records FROM (${former}) GROUP BY ALL)
     ORDER BY records DESC, entity_id, g`,
  );
  return { group: column(table, 0), entity: column(table, 1), entityId: column(table, 2) };
}

/**
 * Gives every group of records its entity id and keeps ids stable: groups take the ids that claim them, each group one
 * and each id once, so that few records change their entity.
 *
 * @param group per record the smallest record of its group
 * @param allotted ids for new groups, in the order of their first records
 * @throws Error when there are more new groups than allotted ids: a further id would be another entity's.
 */
export function assignEntities(group: Int32Array, claims: Claims, allotted: IdRange): Float64Array {
  const ids = keptIds(group.length, claims);
  let used = 0;
  const newId = (): number => {
    if (used === allotted.count)
      throw new Error(`more than the ${allotted.count} allotted entity ids are needed`);
    return allotted.first + used++;
  };
  for (let n = 0; n < group.length; n++) {
    if (group[n] !== n)
      ids[n] = ids[group[n]!]!; // a group's smallest record comes first
    else if (ids[n]! < 0) ids[n] = newId();
  }
  return ids;
}

/** By group the id that it keeps, or -1. */
function keptIds(records: number, { group, entity, entityId }: Claims): Float64Array {
  const kept = new Float64Array(records).fill(-1);
  const isTaken = new Uint8Array(entity.length);
  for (let at = 0; at < group.length; at++) {
    const [of, number] = [group[at]!, entity[at]!];
    if (isTaken[number] || kept[of]! >= 0) continue;
    isTaken[number] = 1;
    kept[of] = entityId[at]!;
  }
  return kept;
}
