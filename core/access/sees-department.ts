import type { Actor } from './actor.ts';

/** Whether the actor may see and deliver what comes from a department: a liaison only the own one's (DESIGN §6). */
export function seesDepartment({ role, department }: Actor, of: string): boolean {
  return role !== 'liaison' || department === of;
}
