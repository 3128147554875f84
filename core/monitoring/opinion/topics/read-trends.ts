import type { Session } from '../../../warehouse/warehouse.ts';
import { burstCategorySql } from '../bursts/fill-bursts.ts';
import { asOfDay } from './as-of.ts';
import { movementDays, movementOf, movementSql } from './movement.ts';

interface TrendRow {
  category: string;
  recent: number;
  before: number;
  counted: { at: number; requests: number }[];
}

/** Requests of each category in the weeks up to a day, those first that move most. */
export async function readTrends(
  session: Session,
  { asOf, town }: { asOf: string | null; town: string | null },
) {
  const until = await asOfDay(session, asOf);
  if (until === null) return [];
  const length = movementDays.recent + movementDays.before;
  const rows = await session.all<TrendRow>(
    `WITH request AS (
       SELECT ${burstCategorySql} AS category, "day" FROM mart.opinion_ticket
       WHERE "day" > $asOf::DATE - ${length} AND "day" <= $asOf::DATE AND category1 IS NOT NULL AND ($town = '' OR town = $town)),
     daily AS (SELECT category, (${length} - 1 - ($asOf::DATE - "day"))::INTEGER AS at, count(*)::DOUBLE AS requests FROM request GROUP BY ALL)
     SELECT r.category, ${movementSql('r."day"', '$asOf::DATE')},
       (SELECT list(struct_pack(at, requests)) FROM daily d WHERE d.category = r.category) AS counted
     FROM request r GROUP BY r.category`,
    { asOf: until, town: town ?? '' },
  );
  return rows
    .map(({ category, recent, before, counted }) => {
      const days = new Array<number>(length).fill(0);
      for (const { at, requests } of counted) days[at] = requests;
      return { category, requests: recent + before, days, movement: movementOf(recent, before) };
    })
    .sort((a, b) => a.movement.pValue - b.movement.pValue || b.requests - a.requests);
}
