import type { Subject } from '../../../schemas/api/master/entities.ts';

/** The address of what has a page of its own. */
export function entityPath({ kind, id }: Pick<Subject, 'kind' | 'id'>): string {
  return `/entities/${kind}/${encodeURIComponent(id)}`;
}
