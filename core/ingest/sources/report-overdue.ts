import type { Source } from '../../../schemas/api/sources.ts';
import type { Notices } from '../../jobs/notices.ts';

/** Tells how many sources are overdue, and by how much the worst; withdraws that when none is. */
export function reportOverdue(sources: readonly Pick<Source, 'due'>[], notices: Notices): void {
  const days = sources.map(({ due }) => due?.overdueDays ?? 0).filter((overdue) => overdue > 0);
  if (days.length === 0) return notices.withdraw('sources-overdue');
  notices.raise({
    level: 'warning',
    code: 'sources-overdue',
    data: { sources: days.length, days: Math.max(...days) },
  });
}
