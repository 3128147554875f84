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

const inOwnAreas = (areas: readonly string[] | null, bind: Bind) =>
  areas === null
    ? 'TRUE'
    : `(${['FALSE', ...areas.map((area) => `starts_with(m.area, ${bind(area)})`)].join(' OR ')})`;

/**
 * The condition that keeps of `ops.matter m` what the actor may see: a liaison the own department's, everybody only what lies in
 * the own areas, nothing without `view-matters`.
 */
export function seenMatters({ role, department, areas }: Actor, bind: Bind): string {
  if (!permissionsOf(role).includes('view-matters')) return 'FALSE';
  // What is bound must stand in the statement: DuckDB refuses a value too many.
  const isOwn = () => (department === null ? 'FALSE' : `m.department = ${bind(department)}`);
  return `${role === 'liaison' ? isOwn() : 'TRUE'} AND ${inOwnAreas(areas, bind)}`;
}

/** The same, and for a liaison also what the own department was ever given: it is assessed for that, and may have to prove something. */
export function hadMatters(actor: Actor, bind: Bind): string {
  const { role, department, areas } = actor;
  if (role !== 'liaison' || department === null) return seenMatters(actor, bind);
  return `m.matter_id IN (SELECT matter_id FROM ops.matter_step WHERE action IN ('assign', 'transfer') AND department = ${bind(department)})
    AND ${inOwnAreas(areas, bind)}`;
}
