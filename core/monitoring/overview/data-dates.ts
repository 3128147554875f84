import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** The field that says when something happened; its latest value is how far such a dataset reaches. */
const eventFields: Readonly<Record<string, string>> = { 'service-ticket': 'time', incident: 'occur' };

/**
 * How far each dataset's data reaches (ISO date): the day of its latest published delivery, or, for what happens
 * day by day, the latest event that is not after that delivery. Datasets without a published batch are left out.
 */
export async function readDataDates(
  session: Session,
  existing: readonly Dataset[],
): Promise<Map<string, string>> {
  const delivered = await session.all<{ dataset: string; day: string }>(
    `SELECT b.dataset, max(d.received_at)::DATE AS day
     FROM ops.batch b JOIN ops.delivery d USING (delivery_id)
     WHERE b.state = 'published' GROUP BY b.dataset`,
  );
  const dates = new Map(delivered.map(({ dataset, day }) => [dataset, day]));
  for (const dataset of existing) {
    const day = dates.get(dataset.id);
    const field = eventFields[dataset.id];
    if (day && field) dates.set(dataset.id, (await readLatestEvent(session, dataset, field, day)) ?? day);
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
