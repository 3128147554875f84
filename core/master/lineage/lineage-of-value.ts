import type { Actor } from '../../access/actor.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { isUnmaskedFor } from '../unmasked-for.ts';
import { writeSaidOf, type EntityRef } from '../entity/write-said.ts';
import { candidatesKey, valueCandidates, type FieldCandidates } from './value-candidates.ts';

/**
 * Every value of a field of an entity with the rows that give it, the chosen one first.
 *
 * @throws HubError `NOT_FOUND`, `BAD_INPUT` for a field that it cannot have, `FORBIDDEN` as `isUnmaskedFor` says
 */
export async function lineageOfValue(
  warehouse: Warehouse,
  actor: Actor,
  { field, purpose = null, ...entity }: EntityRef & { field: string; purpose?: string | null },
): Promise<FieldCandidates> {
  const isUnmasked = isUnmaskedFor(actor, purpose);
  return warehouse.transaction(async (session) => {
    const golden = await writeSaidOf(session, actor, entity, [field]);
    const found = await valueCandidates(session, golden, [field], { isUnmasked });
    return found.get(candidatesKey(entity.entityId, field)) ?? { rule: null, candidates: [] };
  });
}
