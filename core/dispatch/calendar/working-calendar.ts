import { addDays, isWeekend } from '../../../schemas/calendar/days.ts';
import { specialDay } from '../../../schemas/calendar/special-days.ts';

/** Working days of the city. Days are ISO days. */
export interface WorkingCalendar {
  isWorking(day: string): boolean;
  /** The end of the nth working day after a day, which itself does not count (民法典 §201). */
  deadline(day: string, workingDays: number): string;
  /** Working days after the first day up to the second; negative when the second is the earlier one. */
  between(first: string, second: string): number;
}

/**
 * When the last day of a period ends where there are hours of business: with them (民法典 §203). Half past five is the
 * common end of the offices' hours.
 */
const endOfBusiness = '17:30:00';

/** The calendar by weekdays, the notices of the State Council, and what people set for single days. */
export function workingCalendar(set: ReadonlyMap<string, boolean>): WorkingCalendar {
  const isWorking = (day: string) => set.get(day) ?? specialDay(day)?.isWorking ?? !isWeekend(day);
  function between(first: string, second: string): number {
    if (second < first) return -between(second, first) || 0;
    let count = 0;
    for (let day = addDays(first, 1); day <= second; day = addDays(day, 1)) if (isWorking(day)) count++;
    return count;
  }
  return {
    isWorking,
    deadline(day, workingDays) {
      let last = day;
      for (let left = workingDays; left > 0;) {
        last = addDays(last, 1);
        if (isWorking(last)) left--;
      }
      return `${last}T${endOfBusiness}`;
    },
    between,
  };
}
