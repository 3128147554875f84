import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import type { BuildContext } from '../build-context.ts';

/** Fills which share of the entities of each kind and town every department knows, by where entities were placed. */
export async function buildCoverage(session: ConnectedSession, { signal }: BuildContext): Promise<void> {
  await session.run(
    `INSERT INTO master.coverage
     WITH located AS (
       SELECT kind, entity_id, any_value(left(grid, 9)) AS town FROM master.place WHERE grid IS NOT NULL GROUP BY kind, entity_id),
     total AS (SELECT kind, town, count(*) AS entities FROM located GROUP BY kind, town),
     known AS (
       SELECT m.kind, l.town, s.department, m.dataset, count(DISTINCT m.entity_id) AS entities
       FROM master.member m JOIN located l USING (kind, entity_id) JOIN ops.source s USING (source_id) GROUP BY ALL)
     SELECT k.kind, k.dataset, k.department, k.town, k.entities / t.entities
     FROM known k JOIN total t USING (kind, town)`,
    [],
    { signal },
  );
}
