import { addDays } from '../../../../schemas/calendar/days.ts';
import { createFrame, type Frame } from '../detect/baseline/frame.ts';
import type { Time } from '../detect/series.ts';

/** Periods up to a day, with the frame that baselines see them in. */
export interface PanelTime {
  time: Time;
  frame: Frame;
}

/** History that detection looks at. */
const days = 3 * 365 + 31;
const months = 37;

/** The days up to one, and the months that had ended by it. */
export function panelTimes(until: string): Record<'day' | 'month', PanelTime> {
  const ofDays: Time = {
    grain: 'day',
    periods: Array.from({ length: days }, (_, i) => addDays(until, i + 1 - days)),
  };
  const last = lastMonth(until);
  const ofMonths: Time = {
    grain: 'month',
    periods: Array.from({ length: months }, (_, i) => monthBefore(last, months - 1 - i)),
  };
  return {
    day: { time: ofDays, frame: createFrame(ofDays) },
    month: { time: ofMonths, frame: createFrame(ofMonths) },
  };
}

/** The last month that had ended by a day, `YYYY-MM`. */
export function lastMonth(day: string): string {
  const month = day.slice(0, 7);
  return addDays(day, 1).slice(0, 7) > month ? month : monthBefore(month, 1);
}

function monthBefore(month: string, steps: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 - steps, 1)).toISOString().slice(0, 7);
}

/** Index of the period that is assessed on a day. */
export function periodIndex({ grain, periods }: Time, day: string): number {
  return periods.indexOf(grain === 'day' ? day : lastMonth(day));
}
