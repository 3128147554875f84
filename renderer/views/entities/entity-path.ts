import type { Subject } from '../../../schemas/api/master/entities.ts';

/** The address of what has a page of its own. */
export function entityPath({ kind, id }: Pick<Subject, 'kind' | 'id'>): string {
  return `/entities/${kind}/${encodeURIComponent(id)}`;
}

/** Whether the code of a place is that of a division (GB/T 2260, 10114): it was placed no finer, and has no page of a grid. */
export const isDivision = (code: string): boolean => /^(\d{6}|\d{9}|\d{12})$/.test(code);
