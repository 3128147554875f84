/** Days are counted from 1970-01-01, in the city's own calendar; no time zone is involved. */

const firstDay = daysFrom(1900, 1, 1);
const dates = new Int32Array(daysFrom(2041, 1, 1) - firstDay);
for (let i = 0; i < dates.length; i++) {
  const date = new Date((firstDay + i) * 86_400_000);
  dates[i] = date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

export function daysFrom(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** The date of a day as a number YYYYMMDD; days from 1900 to 2040. */
export function ymd(day: number): number {
  return dates[day - firstDay]!;
}

export function yearOf(day: number): number {
  return Math.floor(ymd(day) / 10_000);
}

/** The last day the sample city knows: its data are as of 2026-10-31. */
export const asOf = daysFrom(2026, 10, 31);

/** The first day of what happens day by day: two whole years can be compared. */
export const firstMatterDay = daysFrom(2024, 9, 1);

export type DateStyle = 'compact' | 'dash' | 'slash' | 'dot' | 'chinese' | 'month';

export function dateText(day: number, style: DateStyle): string {
  const date = ymd(day);
  const [year, month, dayOfMonth] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100];
  switch (style) {
    case 'compact':
      return String(date);
    case 'dash':
      return `${year}-${two(month)}-${two(dayOfMonth)}`;
    case 'slash':
      return `${year}/${month}/${dayOfMonth}`;
    case 'dot':
      return `${year}.${two(month)}.${two(dayOfMonth)}`;
    case 'chinese':
      return `${year}年${month}月${dayOfMonth}日`;
    case 'month':
      return `${year}${two(month)}`;
  }
}

/** A moment in minutes since 1970-01-01 as text, `YYYY-MM-DD hh:mm:00` or `YYYY/M/D h:mm`. */
export function timeText(minute: number, style: 'dash' | 'slash'): string {
  const day = Math.floor(minute / 1440);
  const [hour, rest] = [Math.floor(minute / 60) % 24, minute % 60];
  if (style === 'slash') return `${dateText(day, 'slash')} ${hour}:${two(rest)}`;
  return `${dateText(day, 'dash')} ${two(hour)}:${two(rest)}:00`;
}

/** A moment as a spreadsheet date cell (its clock time read as UTC, as a spreadsheet has no zone). */
export function timeCell(minute: number): Date {
  return new Date(minute * 60_000);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
