import type { Permission } from '../../schemas/api/procedure.ts';
import type { Actor } from '../access/actor.ts';
import { permissionsOf } from '../access/permissions.ts';
import type { Notice } from '../jobs/notices.ts';

/** Notices that name something which not everybody may know of, or count what others have; the rest is for everybody. */
const needed: Record<string, Permission> = {
  'pull-needs-you': 'manage-sources',
  'matters-near': 'dispatch',
  'matters-overdue': 'dispatch',
};

/** Whether the actor is told of a notice. */
export function seesNotice({ role }: Pick<Actor, 'role'>, { code }: Pick<Notice, 'code'>): boolean {
  const permission = needed[code];
  return permission === undefined || permissionsOf(role).includes(permission);
}
