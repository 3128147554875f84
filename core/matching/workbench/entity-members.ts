import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { currentSubjectsSql } from './current-subjects.ts';

/** The current records of some entities, ascending, by entity id. */
export async function entityMembers(
  session: Session,
  entity: EntityKind,
  entityIds: readonly number[],
): Promise<Map<number, number[]>> {
  const rows = await session.all<{ entityId: number; id: number }>(
    `WITH member AS (
       SELECT entity_id, source_id, source_key FROM link.membership
       WHERE entity = $1 AND to_version IS NULL AND entity_id IN (SELECT unnest($2::BIGINT[])))
     SELECT entity_id::DOUBLE AS "entityId", record_id::DOUBLE AS id
     FROM (${currentSubjectsSql(entity)}) JOIN member USING (source_id, source_key) ORDER BY record_id`,
    [entity, [...new Set(entityIds)].map(BigInt)],
  );
  const members = new Map<number, number[]>();
  for (const { entityId, id } of rows) members.set(entityId, [...(members.get(entityId) ?? []), id]);
  return members;
}
