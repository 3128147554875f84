import type { MapMeasure } from '../../../schemas/api/master/map.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** First days of the months that a measure has data of, in their order. */
export async function readMonths(session: Session, measure: MapMeasure): Promise<string[]> {
  const rows = await session.all<{ month: string }>(
    `SELECT DISTINCT month::VARCHAR AS month FROM master.spot WHERE layer = $1 AND month IS NOT NULL ORDER BY month`,
    [measure],
  );
  return rows.map(({ month }) => month);
}
