import type { Permission } from '../../schemas/api/procedure.ts';
import type { Actor } from '../access/actor.ts';
import { permissionsOf } from '../access/permissions.ts';
import type { Notice } from '../jobs/notices.ts';

/** Notices that name something which not everybody may know of; the others only count. */
const needed: Record<string, Permission> = { 'pull-needs-you': 'manage-sources' };

/** Whether the actor is told of a notice. */
export function seesNotice({ role }: Pick<Actor, 'role'>, { code }: Pick<Notice, 'code'>): boolean {
  const permission = needed[code];
  return permission === undefined || permissionsOf(role).includes(permission);
}
