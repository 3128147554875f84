import type { Job } from '../../schemas/api/jobs.ts';
import type { Actor } from '../access/actor.ts';
import { permissionsOf } from '../access/permissions.ts';

/** Whether the actor is told of a job. A pull's result names the file that waits, of whatever department. */
export function seesJob({ role }: Pick<Actor, 'role'>, { kind }: Pick<Job, 'kind'>): boolean {
  return kind !== 'pull' || permissionsOf(role).includes('manage-sources');
}
