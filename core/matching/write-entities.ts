import type { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import type { MatchResult } from '../../schemas/api/matching.ts';
import type { ConnectedSession, Session } from '../warehouse/warehouse.ts';
import { assignEntities, readClaims, type IdRange } from './assign-entities.ts';
import { standardisedTable } from './standardise/kept-records.ts';

type EntityChanges = Pick<MatchResult, 'merges' | 'splits'>;

/**
 * Gives the groups of the records in `record` their entity ids, writes down which entities merged and split, and
 * brings memberships up to date: those of other records stay as they are, those of subjects in `gone` that no record
 * speaks of any more end. A subject that comes back after an absence claims the entity that it was last, unless
 * others are that entity meanwhile.
 *
 * @param group per record the smallest record of its group
 */
export async function writeEntities(
  session: ConnectedSession,
  entity: EntityKind,
  group: Int32Array,
  { dataVersion, entityIds }: { dataVersion: number; entityIds: IdRange },
): Promise<EntityChanges> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE member AS
     SELECT source_id, source_key, entity_id
     FROM link.membership SEMI JOIN record USING (source_id, source_key) WHERE entity = $1 AND to_version IS NULL`,
    [entity],
  );
  await session.run('CREATE OR REPLACE TEMP TABLE grouped (n INTEGER, g INTEGER)');
  await session.append('grouped', [numbersOf(group), group]);
  const ids = assignEntities(group, await readClaims(session, formerSql(entity)), entityIds);
  await session.run('CREATE OR REPLACE TEMP TABLE assigned (n INTEGER, entity_id DOUBLE)');
  await session.append('assigned', [numbersOf(group), ids]);
  await session.run(`CREATE OR REPLACE TEMP TABLE target AS
    SELECT source_id, source_key, assigned.entity_id::BIGINT AS entity_id, member.entity_id AS previous
    FROM record JOIN assigned USING (n) LEFT JOIN member USING (source_id, source_key)`);
  const changes = await writeChanges(session, entity, dataVersion);
  await writeMembership(session, entity, dataVersion);
  for (const table of ['member', 'grouped', 'assigned', 'target'])
    await session.run(`DROP TABLE temp.${table}`);
  return changes;
}

const numbersOf = (group: Int32Array) => Int32Array.from(group.keys());

/** Query of the records' groups beside the entities that they are, or were last where nobody else is that entity now. */
function formerSql(entity: EntityKind): string {
  return `WITH former AS (
       SELECT source_id, source_key, max_by(entity_id, from_version) AS entity_id
       FROM (SELECT * FROM link.membership WHERE entity = '${entity}' AND to_version IS NOT NULL)
       SEMI JOIN (SELECT * FROM record ANTI JOIN member USING (source_id, source_key)) USING (source_id, source_key)
       GROUP BY ALL)
     SELECT g, coalesce(member.entity_id, f.entity_id) AS entity_id
     FROM record JOIN grouped USING (n) LEFT JOIN member USING (source_id, source_key)
       LEFT JOIN (FROM former ANTI JOIN (
         SELECT entity_id FROM link.membership WHERE entity = '${entity}' AND to_version IS NULL) USING (entity_id)) f
         USING (source_id, source_key)
     WHERE coalesce(member.entity_id, f.entity_id) IS NOT NULL`;
}

/** Records that left an entity which is no more for one that was there before: a merge. All others that moved: a split. */
async function writeChanges(
  session: Session,
  entity: EntityKind,
  dataVersion: number,
): Promise<EntityChanges> {
  await session.run(`CREATE OR REPLACE TEMP TABLE moved AS
    SELECT previous, entity_id, count(*) AS records,
      previous NOT IN (SELECT entity_id FROM target) AND entity_id IN (SELECT entity_id FROM member) AS is_merge
    FROM target WHERE previous <> entity_id GROUP BY ALL`);
  const write = (kind: string, kept: string, other: string, where: string) =>
    session.run(
      `INSERT INTO link.change SELECT $1, $2, '${kind}', ${kept}, ${other}, records FROM moved WHERE ${where} ORDER BY 4, 5`,
      [entity, dataVersion],
    );
  const merges = await write('merged', 'entity_id', 'previous', 'is_merge');
  const splits = await write('split', 'previous', 'entity_id', 'NOT is_merge');
  await session.run('DROP TABLE temp.moved');
  return { merges, splits };
}

/** Closes what no longer holds, inserts what is new, leaves the rest alone. */
async function writeMembership(session: Session, entity: EntityKind, dataVersion: number): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE ended AS
    SELECT source_id, source_key FROM target WHERE previous <> entity_id
    UNION SELECT source_id, source_key FROM gone
      ANTI JOIN (SELECT * FROM ${standardisedTable(entity)} WHERE is_included) USING (source_id, source_key)`);
  await session.run(
    `UPDATE link.membership m SET to_version = $2 FROM ended e
     WHERE m.entity = $1 AND m.to_version IS NULL AND m.source_id = e.source_id AND m.source_key = e.source_key`,
    [entity, dataVersion],
  );
  await session.run(
    `INSERT INTO link.membership SELECT $1, source_id, source_key, entity_id, $2, NULL FROM target
     WHERE previous IS DISTINCT FROM entity_id ORDER BY 4, 2, 3`,
    [entity, dataVersion],
  );
  await session.run('DROP TABLE temp.ended');
}
