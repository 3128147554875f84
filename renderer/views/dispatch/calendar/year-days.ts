import type { CalendarDay } from '../../../../schemas/api/dispatch/calendar.ts';

/** A day of the calendar with what it is, by its weekday or by a notice. */
export interface YearDay {
  day: string;
  number: number;
  /** 1 Monday … 7 Sunday. */
  weekday: number;
  isWorking: boolean;
  kind: 'working' | 'rest' | 'holiday' | 'worked';
  special: CalendarDay | null;
}

export interface YearMonth {
  month: number;
  days: YearDay[];
  workingDays: number;
}

const millisecondsADay = 86_400_000;

/** The twelve months of a year, with the days that are not what their weekday says. */
export function monthsOf(year: number, specials: readonly CalendarDay[]): YearMonth[] {
  const byDay = new Map(specials.map((special) => [special.day, special]));
  return Array.from({ length: 12 }, (_, at) => {
    const length = new Date(Date.UTC(year, at + 1, 0)).getUTCDate();
    const days = Array.from({ length }, (_day, date) => dayOf(Date.UTC(year, at, date + 1), byDay));
    return { month: at + 1, days, workingDays: days.filter(({ isWorking }) => isWorking).length };
  });
}

function dayOf(moment: number, specials: ReadonlyMap<string, CalendarDay>): YearDay {
  const date = new Date(moment);
  const day = date.toISOString().slice(0, 10);
  const weekday = date.getUTCDay() || 7;
  const special = specials.get(day) ?? null;
  const isWeekday = weekday < 6;
  const isWorking = special?.isWorking ?? isWeekday;
  return {
    day,
    number: date.getUTCDate(),
    weekday,
    isWorking,
    kind: kindOf(isWorking, isWeekday, special),
    special,
  };
}

function kindOf(isWorking: boolean, isWeekday: boolean, special: CalendarDay | null): YearDay['kind'] {
  if (special && !isWorking) return 'holiday';
  if (isWorking) return isWeekday ? 'working' : 'worked';
  return 'rest';
}

/** The ISO day so many days from another. */
export function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsADay).toISOString().slice(0, 10);
}

/** The same day of the next or last month, or the last day of a month that has no such day. */
export function shiftedMonth(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, length))).toISOString().slice(0, 10);
}
