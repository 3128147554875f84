import type { Due } from '../../../schemas/api/sources.ts';
import type { SourceProfile } from '../../../schemas/intake/source-profile.ts';
import {
  addDays,
  daysBetween,
  lastDayOf,
  periodAfter,
  periodBefore,
  periodOf,
  type CalendarPeriod,
  type RegularCadence,
} from './calendar-period.ts';

/** A published delivery, or a nil report: when it came, and which period it was said to be for. */
export interface Report {
  receivedOn: string; // ISO date
  period: string | null;
}

/** A report with the period that it covers. */
export interface CoveredReport<R extends Report = Report> {
  report: R;
  period: CalendarPeriod;
}

/**
 * Which period of the calendar each report covers, in the order they came. One that says its period covers that; one
 * that says none, or nothing that can be read, covers the last period that had ended when it came, unless an earlier
 * report did: then it is early and covers the running one.
 */
export function coverReports<R extends Report>(
  cadence: RegularCadence,
  reports: readonly R[],
): CoveredReport<R>[] {
  const covered = new Set<string>();
  return reports.map((report) => {
    const stated = report.period === null ? null : lastDayOf(report.period);
    const running = periodOf(cadence, report.receivedOn);
    const ended = periodBefore(cadence, running);
    const period = stated ? periodOf(cadence, stated) : covered.has(ended.name) ? running : ended;
    covered.add(period.name);
    return { report, period };
  });
}

/** The last day on which a period's delivery is in time. */
export function dueDate(period: CalendarPeriod, graceDays: number): string {
  return addDays(period.last, graceDays);
}

/**
 * What a source owes next, by its cadence: the period after the latest that it has covered, due `graceDays` after
 * the period's last day. A gap behind that is history. Irregular sources owe nothing, nor do those that nothing
 * ever came from.
 *
 * @param firstSeen the day of the source's first delivery, published or not; the period that had ended then is the
 * first that it owes
 * @param today ISO date
 */
export function dueOf(
  { cadence, graceDays }: Pick<SourceProfile, 'cadence' | 'graceDays'>,
  reports: readonly Report[],
  firstSeen: string | null,
  today: string,
): { due: Due | null; lastPeriod: string | null } {
  if (cadence === 'irregular') return { due: null, lastPeriod: null };
  const latest = coverReports(cadence, reports)
    .map(({ period }) => period)
    .reduce<CalendarPeriod | null>((a, b) => (a && a.last >= b.last ? a : b), null);
  if (!latest && firstSeen === null) return { due: null, lastPeriod: null };
  const owed = latest
    ? periodAfter(cadence, latest)
    : periodBefore(cadence, periodOf(cadence, firstSeen as string));
  const dueOn = dueDate(owed, graceDays);
  const overdueDays = Math.max(0, daysBetween(dueOn, today));
  return { due: { period: owed.name, dueOn, overdueDays }, lastPeriod: latest?.name ?? null };
}
