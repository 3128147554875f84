import { datasetById } from '../../../schemas/datasets/index.ts';
import type { Actor } from '../../access/actor.ts';
import { scoped } from '../../access/scoped.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Departments that matters can go to: of the responsibility table, of the sources, of matters. A liaison sees the own one. */
export async function matterDepartments(session: Session, actor: Actor): Promise<string[]> {
  if (actor.role === 'liaison') return actor.department === null ? [] : [actor.department];
  const { sql, values } = scoped(actor, datasetById('responsibility-item')!);
  const rows = await session.all<{ department: string }>(
    `SELECT DISTINCT department FROM (
       SELECT org AS department FROM (${sql})
       UNION ALL SELECT department FROM ops.source
       UNION ALL SELECT department FROM ops.matter_step)
     WHERE department IS NOT NULL AND trim(department) <> '' ORDER BY department`,
    values,
  );
  return rows.map(({ department }) => department);
}
