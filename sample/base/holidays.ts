import { specialDay } from '../../schemas/calendar/special-days.ts';
import { dateText } from './calendar.ts';
import type { Random } from './random.ts';

/** What a day is like: its weekday (0 is Sunday), holidays being Sundays and weekends that are worked Wednesdays. */
export function weekdayOf(day: number): number {
  const special = specialDay(dateText(day, 'dash'));
  if (special) return special.isWorking ? 3 : 0;
  return (day + 4) % 7;
}

/** Spring Festival and National Day, on which a city comes to rest. */
export function isLongHoliday(day: number): boolean {
  const special = specialDay(dateText(day, 'dash'));
  return special !== undefined && !special.isWorking && /春节|国庆/.test(special.name);
}

/** An even draw among the office days between two days; the last day where there are none. */
export function drawOfficeDay(first: number, last: number, random: Random): number {
  for (let attempt = 0; attempt < 50; attempt++) {
    const day = random.between(first, last);
    if (isOfficeDay(day)) return day;
  }
  return last;
}

function isOfficeDay(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday > 0 && weekday < 6;
}
