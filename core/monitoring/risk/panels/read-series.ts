import type { RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import type { Time } from '../detect/series.ts';
import type { RiskStore } from '../facts/risk-store.ts';
import type { FilledPart } from './part-store.ts';

interface Wanted {
  time: Time;
  levels: readonly RiskLevel[];
}

/** What a part counted by area (empty code: the city) and period; areas in which nothing was counted are left out. */
export async function readSeries(
  session: Session,
  store: RiskStore,
  part: FilledPart,
  wanted: Wanted,
): Promise<Map<string, Float64Array>> {
  const { time, levels } = wanted;
  const cells = await session.all<{ area: string; at: number; value: number }>(
    time.grain === 'day' ? daysSql(store, part, levels) : monthsSql(store, part),
    time.grain === 'day'
      ? { part: part.id, first: time.periods[0]!, last: time.periods.at(-1)! }
      : { part: part.id, first: `${time.periods[0]!}-01`, last: `${time.periods.at(-1)!}-01`, levels },
  );
  const series = new Map<string, Float64Array>();
  for (const { area, at, value } of cells) {
    const values = series.get(area) ?? new Float64Array(time.periods.length);
    series.set(area, values);
    values[at] = value;
  }
  return series;
}

const columns: Record<RiskLevel, string> = { city: "''", town: 'town', village: 'village', grid: 'grid' };

function daysSql({ fact }: RiskStore, { isDistinct }: FilledPart, levels: readonly RiskLevel[]): string {
  const value = isDistinct ? 'count(DISTINCT item)::DOUBLE' : 'sum(weight)';
  return levels
    .map(
      (level) => `SELECT ${columns[level]} AS area, ("day" - $first::DATE)::INTEGER AS at, ${value} AS "value"
        FROM ${fact} JOIN mart.risk_place USING (place)
        WHERE part = $part AND "day" BETWEEN $first::DATE AND $last::DATE AND ${columns[level]} IS NOT NULL GROUP BY ALL`,
    )
    .join(' UNION ALL ');
}

/** What holds now stands in the month of its only span, the last one. */
function monthsSql({ count, part }: RiskStore, { part: { time } }: FilledPart): string {
  const month =
    time === 'state'
      ? `(SELECT date_trunc('month', (spans::JSON ->> '$[0].first')::DATE)::DATE FROM ${part} WHERE part = $part)`
      : '"month"';
  return `SELECT area, datediff('month', $first::DATE, at_month)::INTEGER AS at, "value"
    FROM (SELECT *, ${month} AS at_month FROM ${count} WHERE part = $part AND list_contains($levels::VARCHAR[], level))
    WHERE at_month BETWEEN $first::DATE AND $last::DATE`;
}
