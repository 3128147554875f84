import type { DataDate } from '../../../schemas/api/overview.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { lastDayOf } from '../../ingest/sources/calendar-period.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** The field that says when something happened; its latest value is how far such a dataset reaches. */
const eventFields: Readonly<Record<string, string>> = { 'service-ticket': 'time', incident: 'occur' };

/**
 * How far each dataset's data reaches: for what happens day by day the latest event that is not after the latest
 * published delivery, otherwise the end of the latest period that a delivery was for, or the day of one that names
 * none. No delivery reaches beyond its own day. Datasets without a published batch are left out.
 */
export async function readDataDates(
  session: Session,
  existing: readonly Dataset[],
): Promise<Map<string, DataDate>> {
  const delivered = await session.all<{ dataset: string; period: string | null; day: string }>(
    `SELECT b.dataset, b.period, max(d.received_at)::DATE AS day
     FROM ops.batch b JOIN ops.delivery d USING (delivery_id)
     WHERE b.state = 'published' GROUP BY b.dataset, b.period`,
  );
  const dates = new Map<string, DataDate>();
  for (const { dataset, period, day } of delivered) {
    const end = period === null ? null : lastDayOf(period);
    const date: DataDate =
      end !== null && end <= day ? { day: end, basis: 'period' } : { day, basis: 'delivery' };
    const latest = dates.get(dataset);
    if (!latest || date.day > latest.day) dates.set(dataset, date);
  }
  for (const dataset of existing) {
    const { id } = dataset;
    const field = eventFields[id];
    if (!field || !dates.has(id)) continue;
    const days = delivered.filter((one) => one.dataset === id).map(({ day }) => day);
    const event = await readLatestEvent(session, dataset, field, days.sort().at(-1)!);
    if (event) dates.set(id, { day: event, basis: 'event' });
  }
  return dates;
}

async function readLatestEvent(session: Session, dataset: Dataset, field: string, day: string) {
  const [latest] = await session.all<{ day: string | null }>(
    `SELECT max(${field})::DATE AS day FROM ${recordTable(dataset)}
     WHERE to_version IS NULL AND ${field} < $day::DATE + 1`,
    { day },
  );
  return latest?.day;
}
