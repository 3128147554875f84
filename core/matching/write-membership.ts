import type { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import type { Session } from '../warehouse/warehouse.ts';

const chunk = 500_000;

/** Loads ids as text and splits them in the database: far cheaper than binding millions of values. */
async function loadIds(session: Session, ids: Float64Array): Promise<void> {
  await session.run('CREATE OR REPLACE TEMP TABLE assigned (n INTEGER, entity_id BIGINT)');
  for (let start = 0; start < ids.length; start += chunk) {
    const part = ids.subarray(start, start + chunk);
    await session.run(
      `INSERT INTO assigned SELECT $1::INTEGER + generate_subscripts(ids, 1) - 1, unnest(ids)
       FROM (SELECT string_split($2, ',')::BIGINT[] AS ids)`,
      [start, part.join(',')],
    );
  }
}

/**
 * Makes the current memberships equal to the assigned ids (one per record of `record`): closes what no
 * longer holds, inserts what is new, leaves the rest alone.
 */
export async function writeMembership(
  session: Session,
  entity: EntityKind,
  dataVersion: number,
  ids: Float64Array,
): Promise<void> {
  await loadIds(session, ids);
  await session.run(`CREATE OR REPLACE TEMP TABLE target AS
    SELECT s.source_id, s.source_key, a.entity_id FROM record s JOIN assigned a USING (n)`);
  await session.run(
    `UPDATE link.membership m SET to_version = $2
     WHERE m.entity = $1 AND m.to_version IS NULL AND NOT EXISTS (
       SELECT 1 FROM target t WHERE t.source_id = m.source_id AND t.source_key = m.source_key AND t.entity_id = m.entity_id)`,
    [entity, dataVersion],
  );
  await session.run(
    `INSERT INTO link.membership
     SELECT $1, t.source_id, t.source_key, t.entity_id, $2, NULL FROM target t
     ANTI JOIN (SELECT * FROM link.membership WHERE entity = $1 AND to_version IS NULL) m USING (source_id, source_key, entity_id)
     ORDER BY 4, 2, 3`,
    [entity, dataVersion],
  );
  for (const table of ['assigned', 'target']) await session.run(`DROP TABLE ${table}`);
}
