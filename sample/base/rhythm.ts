import { asOf, firstMatterDay, ymd } from './calendar.ts';
import { isLongHoliday, weekdayOf } from './holidays.ts';

/** How busy days are: by weekday (Sunday first), by month (January first), and how much less on long holidays. */
export interface Rhythm {
  weekday: readonly number[];
  season: readonly number[];
  holiday: number;
}

/** The factor of every day from `firstMatterDay` to `asOf`; their mean is 1. */
export function dailyFactors({ weekday, season, holiday }: Rhythm): Float64Array {
  const factors = Float64Array.from({ length: asOf - firstMatterDay + 1 }, (_, i) => {
    const day = firstMatterDay + i;
    return weekday[weekdayOf(day)]! * seasonal(season, day) * (isLongHoliday(day) ? holiday : 1);
  });
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
  return factors.map((factor) => factor / mean);
}

/** A value given for each month, changing evenly from the middle of one month to the middle of the next. */
export function seasonal(byMonth: readonly number[], day: number): number {
  const date = ymd(day);
  const month = (Math.floor(date / 100) % 100) - 1;
  const offset = ((date % 100) - 15.5) / 30.5;
  const near = byMonth[(month + (offset < 0 ? 11 : 1)) % 12]!;
  return byMonth[month]! * (1 - Math.abs(offset)) + near * Math.abs(offset);
}
