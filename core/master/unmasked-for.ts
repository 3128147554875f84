import type { Actor } from '../access/actor.ts';
import { permissionsOf } from '../access/permissions.ts';
import { HubError } from '../base/hub-error.ts';

/**
 * Whether personal values are shown whole: only where a purpose was stated, which the caller keeps on record.
 *
 * @throws HubError `FORBIDDEN` for a purpose stated by somebody who may not see whole values
 */
export function isUnmaskedFor(actor: Actor, purpose: string | null): boolean {
  if (purpose === null) return false;
  if (!permissionsOf(actor.role).includes('unmask'))
    throw new HubError('FORBIDDEN', { permission: 'unmask' });
  return true;
}
