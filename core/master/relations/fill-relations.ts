import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/**
 * Fills `master.relation` from `related`, in the order of where relations begin, and `master.relation_end` in that of where they
 * end: whoever looks at one entity reads a part of each and passes over the rest by its least and greatest ids.
 */
export async function fillRelations(session: Session, query?: QueryOptions): Promise<void> {
  await session.run('INSERT INTO master.relation FROM related ORDER BY from_kind, from_id', [], query);
  await session.run(
    `INSERT INTO master.relation_end
     SELECT DISTINCT to_kind, to_id, from_kind, from_id FROM related WHERE to_id IS NOT NULL ORDER BY ALL`,
    [],
    query,
  );
}
