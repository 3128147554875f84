import { addDays } from '../../../../schemas/calendar/days.ts';
import { createFrame, type Frame } from '../detect/baseline/frame.ts';
import type { Time } from '../detect/series.ts';
import { addMonths, periodsBetween } from '../figures/period.ts';

/** Periods up to a day, with the frame that baselines see them in. */
export interface PanelTime {
  time: Time;
  frame: Frame;
}

/** History that detection looks at, the assessed period included. */
const history = { day: 3 * 365 + 31, month: 37 } as const;

/** The periods from one day to another, and the history that those are judged by. */
export function panelTime(grain: Time['grain'], from: string, to: string): PanelTime {
  const before = history[grain] - 1;
  const periods =
    grain === 'day'
      ? periodsBetween(addDays(from, -before), to)
      : periodsBetween(addMonths(from.slice(0, 7), -before), to.slice(0, 7));
  const time = { grain, periods };
  return { time, frame: createFrame(time) };
}

/** The days up to one, and the months that had ended by it. */
export function panelTimes(until: string): Record<Time['grain'], PanelTime> {
  const month = lastMonth(until);
  return { day: panelTime('day', until, until), month: panelTime('month', month, month) };
}

/** The last month that had ended by a day, `YYYY-MM`. */
export function lastMonth(day: string): string {
  const month = day.slice(0, 7);
  return addDays(day, 1).slice(0, 7) > month ? month : addMonths(month, -1);
}

/** First day of so many periods up to the one that is assessed on a day. */
export function firstDayOf(grain: Time['grain'], day: string, periods: number): string {
  return grain === 'day' ? addDays(day, 1 - periods) : `${addMonths(lastMonth(day), 1 - periods)}-01`;
}

/** Index of the period that is assessed on a day. */
export function periodIndex({ grain, periods }: Time, day: string): number {
  return periods.indexOf(grain === 'day' ? day : lastMonth(day));
}
