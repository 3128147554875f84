import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import type { BuildContext } from '../build-context.ts';
import { unlinkedRules, writeUnlinkedSubjects } from './unlinked-subjects.ts';

/**
 * Fills `master.unlinked`, the entities that figures count because a link is missing, and `master.unlinked_count`, by
 * figure and area how many there are and what tells how many links were missed. Needs relations, places and the
 * temporary table `left_apart`, which it drops.
 */
export async function buildUnlinked(
  session: ConnectedSession,
  { signal, progress }: BuildContext,
): Promise<void> {
  progress('unlinked', 0.95);
  await writeUnlinkedSubjects(session, { signal });
  const kinds = unlinkedRules.map(({ id, kind }) => `('${id}', '${kind}')`).join(', ');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE placed_subject AS
     SELECT s.*, p.grid AS area FROM unlinked_subject s JOIN (VALUES ${kinds}) k(figure, kind) USING (figure)
     LEFT JOIN (SELECT kind, entity_id, any_value(grid) AS grid FROM master.place GROUP BY ALL) p USING (kind, entity_id)`,
    [],
    { signal },
  );
  await session.run(
    `INSERT INTO master.unlinked SELECT figure, entity_id, area FROM placed_subject WHERE is_counted ORDER BY ALL`,
  );
  await session.run(
    `INSERT INTO master.unlinked_count
     SELECT figure, area, count(*) FILTER (is_counted), count(*), count(*) FILTER (is_case), count(*) FILTER (is_case AND coalesce(is_missed, is_counted))
     FROM placed_subject GROUP BY figure, area ORDER BY ALL`,
  );
  for (const table of ['unlinked_subject', 'placed_subject', 'left_apart'])
    await session.run(`DROP TABLE temp.${table}`);
}
