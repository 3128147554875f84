import { addDays } from './days.ts';
import { holidayNotices } from './notices.ts';

/** A day of a holiday, or a Saturday or Sunday that is worked for one. */
export interface SpecialDay {
  day: string;
  isWorking: boolean;
  /** Of the holiday. */
  name: string;
  source: string;
}

/** The days of a year that its notice speaks of, in order; null for a year that has none. */
export function specialDays(year: number): readonly SpecialDay[] | null {
  return byYear.get(year) ?? null;
}

/** What the notices say of a day; undefined where they say nothing. */
export function specialDay(day: string): SpecialDay | undefined {
  return byDay.get(day);
}

const byYear = new Map(
  holidayNotices.map(({ year, source, holidays }) => {
    const days = holidays.flatMap(({ name, from, to, worked }) => [
      ...daysOff(from, to).map((day) => ({ day, isWorking: false, name, source })),
      ...worked.map((day) => ({ day, isWorking: true, name, source })),
    ]);
    return [year, days.sort((a, b) => a.day.localeCompare(b.day))] as const;
  }),
);

const byDay = new Map([...byYear.values()].flat().map((special) => [special.day, special] as const));

function daysOff(from: string, to: string): string[] {
  const days = [from];
  while (days.at(-1)! < to) days.push(addDays(days.at(-1)!, 1));
  return days;
}
