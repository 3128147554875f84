import { permissions, type Permission } from '../../schemas/api/procedure.ts';
import type { Role } from './actor.ts';

const permissionsByRole: Record<Role, readonly Permission[]> = {
  'system-administrator': [],
  'security-administrator': [],
  'audit-administrator': [],
  analyst: permissions,
  liaison: ['view-aggregates', 'view-rows', 'deliver', 'view-matters', 'handle'],
  approver: ['view-aggregates', 'view-matters', 'approve'],
  leader: ['view-aggregates'],
};

/** What a role may do (DESIGN §6). */
export function permissionsOf(role: Role): readonly Permission[] {
  return permissionsByRole[role];
}
