import type { Source } from '../../../schemas/api/sources.ts';
import type { Notices } from '../../jobs/notices.ts';

/** Tells what about the sources waits for somebody: overdue deliveries and held batches; withdraws what no longer does. */
export function reportSources(sources: readonly Pick<Source, 'due' | 'held'>[], notices: Notices): void {
  const days = sources.map(({ due }) => due?.overdueDays ?? 0).filter((overdue) => overdue > 0);
  const overdue = { sources: days.length, days: Math.max(0, ...days) };
  tell(notices, 'sources-overdue', days.length, overdue);
  const held = sources.reduce((sum, source) => sum + source.held, 0);
  tell(notices, 'batches-held', held, { batches: held });
}

function tell(notices: Notices, code: string, count: number, data: Record<string, number>): void {
  if (count > 0) notices.raise({ level: 'warning', code, data });
  else notices.withdraw(code);
}
