import type { Note } from '../../../schemas/intake/connector.ts';
import type { PlannedTable } from './plan-delivery.ts';

const degreesInChina = /(?:^|[^\d.])(?:7[3-9]|[89]\d|1[0-2]\d|13[0-5])\.\d+/;

/**
 * Says once for a table that its degrees are published as they are, because nobody declared their system. The sample
 * is asked: degrees that only later rows have are published silently.
 */
export function coordinateNotes({ table, dataset, columns, reading }: PlannedTable): Note[] {
  const isKnown = table.notes.some(({ code }) => code === 'coordinate-system-missing');
  if (reading.coordinates !== null || isKnown) return [];
  const places = columns.filter(({ field: key }) =>
    dataset.fields.some(
      ({ key: other, type }) => other === key && (type === 'longitude' || type === 'geometry'),
    ),
  );
  const hasDegrees = places.some(({ index }) =>
    table.sample.some((record) => degreesInChina.test(record[index] ?? '')),
  );
  return hasDegrees ? [{ code: 'coordinate-system-undeclared' }] : [];
}
