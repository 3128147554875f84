import type { Session } from '../../../warehouse/warehouse.ts';
import { burstCategorySql } from '../bursts/fill-bursts.ts';
import { asOfDay } from './as-of.ts';
import { movementDays, movementOf } from './movement.ts';

const length = movementDays.recent + movementDays.before;

/** Requests of each category by day in the weeks up to a day, those first that move most. */
export async function readTrends(
  session: Session,
  { asOf, town }: { asOf: string | null; town: string | null },
) {
  const until = await asOfDay(session, asOf);
  if (until === null) return [];
  const rows = await session.all<{ category: string; age: number; requests: number }>(
    `SELECT ${burstCategorySql} AS category, ($asOf::DATE - "day")::INTEGER AS age, count(*)::DOUBLE AS requests FROM mart.opinion_ticket
     WHERE "day" > $asOf::DATE - ${length} AND "day" <= $asOf::DATE AND category1 IS NOT NULL AND ($town = '' OR town = $town)
     GROUP BY ALL`,
    { asOf: until, town: town ?? '' },
  );
  const categories = new Map<string, number[]>();
  for (const { category, age, requests } of rows) {
    const days = categories.get(category) ?? new Array<number>(length).fill(0);
    days[length - 1 - age] = requests;
    categories.set(category, days);
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return [...categories]
    .map(([category, days]) => {
      const [before, recent] = [
        sum(days.slice(0, movementDays.before)),
        sum(days.slice(movementDays.before)),
      ];
      return { category, requests: before + recent, days, movement: movementOf(recent, before) };
    })
    .sort((a, b) => a.movement.pValue - b.movement.pValue || b.requests - a.requests);
}
