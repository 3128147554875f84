import { departmentKindOf } from '../../../schemas/master/department-kinds.ts';
import { literal } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/**
 * Query of `source_id, department, name, kind`: departments by number, since several sources of one are one voice, with what
 * they are in charge of by their names. There are a few hundred sources at most.
 */
export async function departmentsSql(session: Session): Promise<string> {
  const sources = await session.all<{ id: number; name: string }>(
    'SELECT source_id AS id, department AS name FROM ops.source ORDER BY source_id',
  );
  const names = [...new Set(sources.map(({ name }) => name))].sort();
  const rows = sources.map(({ id, name }) => {
    const kind = departmentKindOf(name);
    return `(${id}, ${names.indexOf(name) + 1}, ${literal(name)}, ${kind ? literal(kind) : 'NULL'})`;
  });
  const none = '(NULL::INTEGER, NULL::INTEGER, NULL::VARCHAR, NULL::VARCHAR)';
  return `SELECT * FROM (VALUES ${[none, ...rows].join(', ')}) d(source_id, department, name, kind) WHERE source_id IS NOT NULL`;
}

/** Makes the temporary table `department` of `departmentsSql`. */
export async function writeDepartments(session: Session): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE department AS ${await departmentsSql(session)}`);
}
