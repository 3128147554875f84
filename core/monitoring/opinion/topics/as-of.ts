import type { Session } from '../../../warehouse/warehouse.ts';

/** The day asked for, or the last one with requests; null without any. */
export async function asOfDay(session: Session, asOf: string | null): Promise<string | null> {
  if (asOf !== null) return asOf;
  const [row] = await session.all<{ last: string | null }>(
    'SELECT max("day") AS last FROM mart.opinion_ticket',
  );
  return row?.last ?? null;
}
