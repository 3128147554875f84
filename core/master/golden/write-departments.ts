import { departmentKindOf } from '../../../schemas/master/department-kinds.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';

/**
 * Makes the temporary table `department(source_id, department, name, kind)`: departments by number, since several sources of one
 * are one voice, with what they are in charge of by their names.
 */
export async function writeDepartments(session: ConnectedSession): Promise<void> {
  const names = await session.all<{ name: string }>(
    'SELECT DISTINCT department AS name FROM ops.source ORDER BY name',
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE department AS
     SELECT source_id, place::INTEGER AS department, name, nullif(kind, '') AS kind
     FROM ops.source s JOIN (
       SELECT unnest($1::VARCHAR[]) AS name, unnest($2::VARCHAR[]) AS kind, generate_subscripts($1::VARCHAR[], 1) AS place) d
       ON d.name = s.department`,
    [names.map(({ name }) => name), names.map(({ name }) => departmentKindOf(name) ?? '')],
  );
}
