import type { Actor } from '../../access/actor.ts';
import { permissionsOf } from '../../access/permissions.ts';
import type { SqlValue } from '../../warehouse/warehouse.ts';

/** Takes a value to be bound and gives its placeholder. */
export type Bind = (value: SqlValue) => string;

/** Values of a statement, bound one after the other. */
export function binder(): { bind: Bind; values: SqlValue[] } {
  const values: SqlValue[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}

/**
 * The condition that keeps of `ops.matter m` what the actor may see: a liaison the own department's, everybody only what lies in
 * the own areas, nothing without `view-matters`.
 */
export function seenMatters({ role, department, areas }: Actor, bind: Bind): string {
  if (!permissionsOf(role).includes('view-matters')) return 'FALSE';
  const conditions = ['TRUE'];
  if (role === 'liaison')
    conditions.push(department === null ? 'FALSE' : `m.department = ${bind(department)}`);
  if (areas !== null)
    conditions.push(
      `(${['FALSE', ...areas.map((area) => `starts_with(m.area, ${bind(area)})`)].join(' OR ')})`,
    );
  return conditions.join(' AND ');
}
