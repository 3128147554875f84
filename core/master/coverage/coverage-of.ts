import type { Coverage } from '../../../schemas/api/master/entities.ts';
import type { Actor } from '../../access/actor.ts';
import { seesAll } from '../../access/scoped.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import type { EntityRef } from '../entity/write-said.ts';

/** A department that knows this share of an area's entities is expected to know each of them. */
const expectedFrom = 0.5;

/**
 * Which departments know the entity in `said`, and which do not although they know most entities of its kind in its town. Who
 * does not see all rows is told of the own ones only.
 */
export async function coverageOf(
  session: ConnectedSession,
  actor: Actor,
  { kind, entityId }: EntityRef,
): Promise<Coverage[]> {
  const lines = await session.all<Coverage>(
    `WITH known AS (
       SELECT department_name AS department, dataset, count(*) AS records FROM said GROUP BY ALL),
     expected AS (
       SELECT department, dataset FROM master.coverage
       WHERE kind = $1 AND share >= ${expectedFrom} AND $3
         AND town = (SELECT left(grid, 9) FROM master.place WHERE kind = $1 AND entity_id = $2 AND grid IS NOT NULL LIMIT 1))
     SELECT department, dataset, coalesce(records, 0)::DOUBLE AS records,
       e.department IS NOT NULL OR records > 0 AS "isExpected"
     FROM known FULL JOIN expected e USING (department, dataset) ORDER BY records DESC, department, dataset`,
    [kind, entityId, seesAll(actor)],
  );
  return lines.map((line) => ({ ...line }));
}
