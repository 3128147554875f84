import type { RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import { literal } from '../../../warehouse/quote.ts';
import type { RiskStore } from '../facts/risk-store.ts';
import { spanOf } from './period.ts';
import type { FilledPart } from './read-parts.ts';
import { type Slice, sliceSql } from './slice.ts';

/** Column of `mart.risk_place` for a level; of the city everything. */
export const levelColumn: Readonly<Record<RiskLevel, string>> = {
  city: `''`,
  town: 'p.town',
  village: 'p.village',
  grid: 'p.grid',
};

/** Months of everything, which are kept added up. */
export function keptCountsSql(
  { count }: RiskStore,
  level: RiskLevel,
  parts: readonly FilledPart[],
  periods: readonly string[],
): string {
  const months = periods.map((period) => `DATE ${literal(`${period}-01`)}`).join(', ');
  return `SELECT part, area, strftime("month", '%Y-%m') AS period, "value" FROM ${count}
    WHERE part IN (${parts.map(({ id }) => id).join(', ')}) AND level = ${literal(level)} AND ("month" IS NULL OR "month" IN (${months}))`;
}

/** Days, and months of a slice, added up from the facts. */
export function factCountsSql(
  store: RiskStore,
  level: RiskLevel,
  parts: readonly FilledPart[],
  { periods, slice }: { periods: readonly string[]; slice: Slice },
): string {
  const spans = periods.map((period) => {
    const { first, last } = spanOf(period);
    return `(${literal(period)}, DATE ${literal(first)}, DATE ${literal(last)})`;
  });
  const counted = parts.map((part) => partCountsSql(store, level, part, slice));
  return `WITH span(period, first, last) AS (VALUES ${spans.join(', ')}) ${counted.join(' UNION ALL ')}`;
}

function partCountsSql({ fact }: RiskStore, level: RiskLevel, part: FilledPart, slice: Slice): string {
  const { id, time, measure } = part;
  const value = measure.value.of === 'distinct' ? 'count(DISTINCT item)::DOUBLE' : 'sum(weight)';
  const isIn = {
    flow: `JOIN span ON "day" BETWEEN first AND last`,
    stock: `JOIN span ON "day" <= last AND ("until" IS NULL OR "until" > last)`,
    state: '',
  }[time];
  const period = time === 'state' ? 'NULL::VARCHAR' : 'period';
  return `SELECT ${id} AS part, ${levelColumn[level]} AS area, ${period} AS period, ${value} AS "value"
    FROM ${fact} f JOIN mart.risk_place p USING (place) ${isIn} WHERE part = ${id} AND ${sliceSql(part, slice)} GROUP BY ALL`;
}
