import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { quote } from '../../warehouse/quote.ts';
import type { ConnectedSession, QueryOptions } from '../../warehouse/warehouse.ts';

/** The kind with the fields that any row of the relation `from` has a value for: the others, often most, need no choosing. */
export async function givenGolden(
  session: ConnectedSession,
  golden: GoldenKind,
  from: string,
  query: QueryOptions,
): Promise<GoldenKind> {
  const counts = golden.fields.map(({ field }) => `count(${quote(field)}) > 0`);
  const [row] = await session.all<{ given: boolean[] }>(
    `SELECT [${counts.join(', ')}] AS given FROM ${from}`,
    [],
    query,
  );
  return { ...golden, fields: golden.fields.filter((_, at) => row!.given[at]) };
}
