import type { CalendarDay } from '../../../schemas/api/dispatch/calendar.ts';
import { specialDays } from '../../../schemas/calendar/special-days.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** The special days of a year: those of its notice, and over them those that people set. */
export async function calendarYear(
  session: Session,
  year: number,
): Promise<{ announced: boolean; days: CalendarDay[] }> {
  const notice = specialDays(year);
  const set = await session.all<CalendarDay>(
    `SELECT "day", is_working AS "isWorking", name, source FROM ops.calendar_day WHERE year("day") = ${year}`,
  );
  const days = new Map([...(notice ?? []), ...set].map((special) => [special.day, special]));
  return {
    announced: notice !== null,
    days: [...days.values()].sort((a, b) => a.day.localeCompare(b.day)),
  };
}
