import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { HubError } from '../../../base/hub-error.ts';
import { addDays, lastDayOf, periodOf } from '../../../ingest/sources/calendar-period.ts';
import type { Span } from '../coverage/span.ts';

/**
 * Days of a period: `YYYY-MM` or `YYYY-MM-DD`.
 * @throws HubError BAD_INPUT for what the calendar has not
 */
export function spanOf(period: string): Span {
  if (lastDayOf(period) === null) throw new HubError('BAD_INPUT', { detail: `period ${period}` });
  if (period.length === 10) return { first: period, last: period };
  const { first, last } = periodOf('monthly', `${period}-01`);
  return { first, last };
}

/** The month so many months later. */
export function addMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number! - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Ten years of days: nobody looks at more at once. */
const mostPeriods = 3660;

/**
 * Every day or month from one to another.
 * @throws HubError BAD_INPUT where there are more than anybody looks at
 */
export function periodsBetween(from: string, to: string): string[] {
  const periods: string[] = [];
  const next = (period: string) => (period.length === 10 ? addDays(period, 1) : addMonths(period, 1));
  for (let period = from; period <= to; period = next(period)) {
    periods.push(period);
    if (periods.length > mostPeriods) throw new HubError('BAD_INPUT', { detail: `from ${from} to ${to}` });
  }
  return periods;
}

/** Periods that are added up: the figure's own, and those that it is compared by. */
export interface PeriodGroups {
  own: readonly string[];
  compared: readonly string[];
  year: readonly string[];
  period: readonly string[];
}

/**
 * What a figure is compared with. Events of January and February are added up, against both months of last year and against November
 * and December; those of March against the mean of both, because the Spring Festival lies now in one, now in the other.
 */
export function groupsOf(
  { time, numerator }: Pick<Indicator, 'time' | 'numerator'>,
  period: string,
): PeriodGroups {
  const own = [period];
  if (period.length === 10) {
    const lastYear = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
    return { own, compared: own, year: [lastYear], period: [addDays(period, -1)] };
  }
  const year = [addMonths(period, -12)];
  const before = { own, compared: own, year, period: [addMonths(period, -1)] };
  if (time !== 'flow' || numerator.value.of === 'distinct') return before;
  const spring = (of: string) => [`${of.slice(0, 4)}-01`, `${of.slice(0, 4)}-02`];
  const month = period.slice(5);
  if (month === '03') return { ...before, period: spring(period) };
  if (month !== '01' && month !== '02') return before;
  const [january] = spring(period) as [string, string];
  return {
    own,
    compared: spring(period),
    year: spring(year[0]!),
    period: [addMonths(january, -2), addMonths(january, -1)],
  };
}
