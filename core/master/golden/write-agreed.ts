import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { quote } from '../../warehouse/quote.ts';
import type { ConnectedSession, QueryOptions } from '../../warehouse/warehouse.ts';

/** Columns of `agreed` for a field: its least value, whether there is another one, and the newest record that gives one. */
export function agreedColumns(field: string): { value: string; isContested: string; record: string } {
  return {
    value: quote(field),
    isContested: quote(`${field}__contested`),
    record: quote(`${field}__record`),
  };
}

/**
 * Makes the temporary table `agreed`, one row per entity of the relation `from` (entity_id, record_id, department, the fields): how many records and departments know it, and per
 * field the value where there is but one. Most fields of most entities are done with that.
 */
export async function writeAgreed(
  session: ConnectedSession,
  { fields }: GoldenKind,
  from: string,
  query: QueryOptions,
): Promise<void> {
  const known = ['count(*)::INTEGER AS records', 'count(DISTINCT department)::INTEGER AS departments'];
  const columns = fields.flatMap(({ field }) => {
    const { value, isContested, record } = agreedColumns(field);
    return [
      `min(${value}) AS ${value}`,
      `coalesce(min(${value}) <> max(${value}), false) AS ${isContested}`,
      `max(record_id) FILTER (${value} IS NOT NULL) AS ${record}`,
    ];
  });
  await session.run(
    `CREATE OR REPLACE TEMP TABLE agreed AS
     SELECT ${['entity_id', ...known, ...columns].join(', ')}
     FROM ${from} GROUP BY entity_id`,
    [],
    query,
  );
}
