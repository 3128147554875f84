import type { SourceProfile } from '../../../../schemas/intake/source-profile.ts';
import { coverReports, dueOf, type Report } from '../../../ingest/sources/cadence.ts';
import {
  addDays,
  type CalendarPeriod,
  daysBetween,
  lastDayOf,
  periodAfter,
  periodOf,
  type RegularCadence,
} from '../../../ingest/sources/calendar-period.ts';
import { type Span, without } from './span.ts';

/** When the events of a source happened. */
export interface SourceEvents {
  first: string;
  last: string;
  events: number;
  /** Whether they happen day by day, so that the last one tells how far the source reaches. */
  isDaily: boolean;
}

interface Deliveries {
  profile: SourceProfile | null;
  /** What the last deliveries of the source are. */
  mode: 'snapshot' | 'delta';
  reports: readonly Report[];
  /** ISO date. */
  today: string;
}

const monthOf = (day: string): CalendarPeriod => periodOf('monthly', day);
const earlier = (a: string, b: string) => (a < b ? a : b);

/**
 * Longest silence, in days, that chance explains where events come one by one: three mean gaps (rule of three: with none in so
 * long, their rate would be below the known one at 95 %; Hanley and Lippman-Hand 1983).
 */
function longestSilence({ first, last, events }: SourceEvents): number {
  return (3 * (daysBetween(first, last) + 1)) / events;
}

/**
 * The days that a source of events has told of: from its first event to the end of the period that its last delivery was for, or,
 * where it has neither cadence nor a stated period, to its last event; lists of what is rare (penalties, checks) are taken to reach
 * the end of the month before they came. A month's beginning before the first, or end after the
 * last event, belongs to it where such a silence is no more than chance. Of a source with a cadence periods without a delivery are missing,
 * unless a later delivery was the whole anew.
 */
export function eventSpans({ profile, mode, reports, today }: Deliveries, events: SourceEvents): Span[] {
  const silence = longestSilence(events);
  const month = monthOf(events.first);
  const isWhole = !events.isDaily || daysBetween(month.first, events.first) <= silence;
  const first = isWhole ? month.first : events.first;
  const received = reports.at(-1)!.receivedOn;
  const cadence = profile?.cadence ?? 'irregular';
  if (cadence === 'irregular') {
    const span = { first, last: earlier(irregularEnd(reports, events, silence), earlier(received, today)) };
    return span.first <= span.last ? [span] : [];
  }
  const covered = coverReports(cadence, reports).map(({ period }) => period);
  const end = covered.reduce((latest, { last }) => (last > latest ? last : latest), '');
  const span = { first, last: earlier(end, earlier(received, today)) };
  if (span.first > span.last) return [];
  return mode === 'snapshot' ? [span] : without(span, missedPeriods(cadence, covered));
}

function irregularEnd(reports: readonly Report[], events: SourceEvents, silence: number): string {
  const stated = reports.flatMap(({ period }) => (period === null ? [] : (lastDayOf(period) ?? [])));
  const month = monthOf(events.last);
  const guessed = daysBetween(events.last, month.last) <= silence ? month.last : events.last;
  const ended = events.isDaily ? guessed : addDays(monthOf(reports.at(-1)!.receivedOn).first, -1);
  return [guessed, ended, ...stated].sort().at(-1)!;
}

/** Periods between the first and the last delivered one for which none came. */
function missedPeriods(cadence: RegularCadence, covered: readonly CalendarPeriod[]): Span[] {
  const names = new Set(covered.map(({ name }) => name));
  const inOrder = [...covered].sort((a, b) => (a.first < b.first ? -1 : 1));
  const missed: Span[] = [];
  for (let period = inOrder[0]!; period.first < inOrder.at(-1)!.first; period = periodAfter(cadence, period))
    if (!names.has(period.name)) missed.push({ first: period.first, last: period.last });
  return missed;
}

/**
 * The month at whose end what a source delivered last holds: that of its stated period, else the last that had ended when it
 * came. None while a source with a cadence is late.
 */
export function stateSpans({ profile, reports, today }: Deliveries): Span[] {
  const cadence = profile?.cadence ?? 'irregular';
  const { due } = dueOf(
    { cadence, graceDays: profile?.graceDays ?? 0 },
    reports,
    reports[0]!.receivedOn,
    today,
  );
  if (due && due.overdueDays > 0) return [];
  const { receivedOn, period } = reports.at(-1)!;
  const stated = period === null ? null : lastDayOf(period);
  const end = stated ?? addDays(monthOf(receivedOn).first, -1);
  const { first, last } = monthOf(earlier(end, receivedOn));
  return [{ first, last }];
}
