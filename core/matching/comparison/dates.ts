/** Days of a unit on average, as Splink counts them: a year has 365.25 days, a month a twelfth of it. */
export const daysOf = { day: 1, month: 365.25 / 12, year: 365.25 } as const;

/** Year, month and day of the proleptic Gregorian calendar. */
export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

/** The calendar date of a number of days since 1970-01-01. */
export function calendarDate(days: number): CalendarDate {
  const date = new Date(days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Whether day and month hold each other's values in the same year. */
export function isDayMonthSwapped(left: CalendarDate, right: CalendarDate): boolean {
  return left.year === right.year && left.month === right.day && left.day === right.month;
}
