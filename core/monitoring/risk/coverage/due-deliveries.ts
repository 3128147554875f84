import { coverReports, dueDate } from '../../../ingest/sources/cadence.ts';
import { type CalendarPeriod, periodAfter } from '../../../ingest/sources/calendar-period.ts';
import { parseProfile } from '../../../ingest/sources/read-profile.ts';
import { readReports, type SourceReport } from '../../../ingest/sources/read-reports.ts';
import type { RegularCadence } from '../../../ingest/sources/calendar-period.ts';
import type { Session } from '../../../warehouse/warehouse.ts';

/** A delivery that a source owed, and whether it came in time. */
interface DueDelivery {
  sourceId: number;
  department: string;
  dataset: string;
  due: string;
  received: string | null;
  isLate: boolean;
}

interface RegularSource {
  sourceId: number;
  department: string;
  dataset: string;
  cadence: RegularCadence;
  graceDays: number;
}

/**
 * What every source with a cadence has owed, from the first period that it delivered to the last that was due by today. Several
 * reports of a period count as the first of them.
 */
export async function readDueDeliveries(session: Session, today: string): Promise<DueDelivery[]> {
  const rows = await session.all<{ id: number; department: string; dataset: string; profile: string | null }>(
    'SELECT source_id AS id, department, dataset, profile FROM ops.source ORDER BY source_id',
  );
  const reports = await readReports(session);
  return rows.flatMap(({ id, department, dataset, profile: text }) => {
    const profile = parseProfile(text);
    const own = reports.get(id);
    if (!profile || profile.cadence === 'irregular' || !own) return [];
    const { cadence, graceDays } = profile;
    return owedBy({ sourceId: id, department, dataset, cadence, graceDays }, own, today);
  });
}

function owedBy(source: RegularSource, reports: readonly SourceReport[], today: string): DueDelivery[] {
  const { cadence, graceDays, ...owner } = source;
  const received = new Map<string, string>();
  const covered = coverReports(cadence, reports);
  for (const { report, period } of covered)
    if (!received.has(period.name)) received.set(period.name, report.receivedOn);
  const firstOf = (a: CalendarPeriod, b: CalendarPeriod) => (a.first <= b.first ? a : b);
  const owed: DueDelivery[] = [];
  let period = covered.map((one) => one.period).reduce(firstOf);
  for (; dueDate(period, graceDays) < today; period = periodAfter(cadence, period)) {
    const due = dueDate(period, graceDays);
    const on = received.get(period.name) ?? null;
    owed.push({ ...owner, due, received: on, isLate: on === null || on > due });
  }
  return owed;
}
