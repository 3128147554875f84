import type { Cadence } from '../../../schemas/intake/source-profile.ts';

/** A cadence that has periods. */
export type RegularCadence = Exclude<Cadence, 'irregular'>;

/** A stretch of the calendar, first and last day as ISO dates. */
export interface CalendarPeriod {
  name: string; // 2026-11-22, 2026-W47, 2026-11, 2026-Q4 or 2026
  first: string;
  last: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Days are counted in UTC: dates of the city's wall clock have no zone here, and no summer time. */
function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return toDay(new Date(toDate(day).getTime() + days * dayMs));
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toDate(to).getTime() - toDate(from).getTime()) / dayMs);
}

/** The period of a cadence that a day lies in. Weeks are those of GB/T 7408 (ISO 8601): from Monday. */
export function periodOf(cadence: RegularCadence, day: string): CalendarPeriod {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  switch (cadence) {
    case 'daily':
      return { name: day, first: day, last: day };
    case 'weekly':
      return weekOf(day);
    case 'monthly':
      return months(day.slice(0, 7), year, month, 1);
    case 'quarterly': {
      const quarter = Math.ceil(month / 3);
      return months(`${year}-Q${quarter}`, year, quarter * 3 - 2, 3);
    }
    case 'yearly':
      return months(String(year), year, 1, 12);
  }
}

export function periodAfter(cadence: RegularCadence, { last }: CalendarPeriod): CalendarPeriod {
  return periodOf(cadence, addDays(last, 1));
}

export function periodBefore(cadence: RegularCadence, { first }: CalendarPeriod): CalendarPeriod {
  return periodOf(cadence, addDays(first, -1));
}

/** A week belongs to the year of its Thursday. */
function weekOf(day: string): CalendarPeriod {
  const first = addDays(day, -((toDate(day).getUTCDay() + 6) % 7));
  const thursday = addDays(first, 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return { name: `${year}-W${String(week).padStart(2, '0')}`, first, last: addDays(first, 6) };
}

function months(name: string, year: number, month: number, count: number): CalendarPeriod {
  const first = toDay(new Date(Date.UTC(year, month - 1, 1)));
  return { name, first, last: toDay(new Date(Date.UTC(year, month - 1 + count, 0))) };
}

const quarterDigits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

/**
 * The last day of the period that a delivery was said to be for, in the forms that people write: `2026-11-22`,
 * `2026年11月22日`, `20261122`, `2026-W47`, `2026-11`, `2026年11月`, `202611`, `2026-Q4`, `2026年第四季度`, `2026`,
 * `2026年`. Null for any other text.
 */
export function lastDayOf(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$|^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (day) return validDay(...(day.slice(1).filter(Boolean) as [string, string, string]));
  const week = /^(\d{4})-?W(\d{2})$/.exec(plain);
  if (week) return lastDayOfWeek(Number(week[1]), Number(week[2]));
  const quarter = /^(\d{4})[-年]?(?:Q|第)?([1-4一二三四])(?:季度?)?$/.exec(plain);
  if (quarter && /[Q季]/.test(plain)) {
    const number = quarterDigits[quarter[2]!] ?? Number(quarter[2]);
    return months('', Number(quarter[1]), number * 3 - 2, 3).last;
  }
  const month = /^(\d{4})[-/.年](\d{1,2})月?$|^(\d{4})(\d{2})$/.exec(plain);
  if (month) return validMonth(...(month.slice(1).filter(Boolean) as [string, string]));
  const year = /^(\d{4})年?$/.exec(plain);
  return year ? `${year[1]}-12-31` : null;
}

function validDay(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = toDate(text);
  return !Number.isNaN(date.getTime()) && toDay(date) === text ? text : null;
}

function validMonth(year: string, month: string): string | null {
  const number = Number(month);
  return number >= 1 && number <= 12 ? months('', Number(year), number, 1).last : null;
}

function lastDayOfWeek(year: number, week: number): string | null {
  const sunday = addDays(weekOf(`${year}-01-04`).last, (week - 1) * 7);
  return week >= 1 && weekOf(sunday).name === `${year}-W${String(week).padStart(2, '0')}` ? sunday : null;
}
