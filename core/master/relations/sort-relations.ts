import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/**
 * Puts `master.relation` into the order of where relations begin, and `master.relation_end` into that of where they end: whoever
 * looks at one entity reads a part of each and passes over the rest by its least and greatest ids.
 */
export async function sortRelations(session: Session, query?: QueryOptions): Promise<void> {
  await session.run(
    'CREATE OR REPLACE TABLE master.relation AS FROM master.relation ORDER BY from_kind, from_id',
    [],
    query,
  );
  await session.run(
    `INSERT INTO master.relation_end
     SELECT DISTINCT to_kind, to_id, from_kind, from_id FROM master.relation WHERE to_id IS NOT NULL ORDER BY ALL`,
    [],
    query,
  );
}
