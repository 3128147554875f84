import type { Coverage } from '../../../schemas/api/master/entities.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import type { EntityRef } from './write-said.ts';

/** Which departments know the entity in `said`. */
export async function coverageOf(session: ConnectedSession, _entity: EntityRef): Promise<Coverage[]> {
  const known = await session.all<Coverage>(
    `SELECT department_name AS department, dataset, count(*)::DOUBLE AS records, true AS "isExpected"
     FROM said GROUP BY ALL ORDER BY department, dataset`,
  );
  return known.map((line) => ({ ...line }));
}
