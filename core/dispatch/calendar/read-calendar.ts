import type { Session } from '../../warehouse/warehouse.ts';
import { workingCalendar, type WorkingCalendar } from './working-calendar.ts';

/** The calendar with the days that people set. */
export async function readCalendar(session: Session): Promise<WorkingCalendar> {
  const rows = await session.all<{ day: string; is_working: boolean }>(
    'SELECT "day", is_working FROM ops.calendar_day',
  );
  return workingCalendar(new Map(rows.map(({ day, is_working }) => [day, is_working])));
}
