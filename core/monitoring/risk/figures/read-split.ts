import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { publishedStore } from '../facts/risk-store.ts';
import { isCovered } from '../coverage/span.ts';
import { levelColumn } from './counted-sql.ts';
import { fewestPersons } from './figure-value.ts';
import { spanOf } from './period.ts';
import { levelOf, readArea } from './read-areas.ts';
import { type FilledPart, isSilent, readParts } from './read-parts.ts';
import { hasSlice, type Slice, sliceSql } from './slice.ts';

interface SplitQuery {
  indicator: Indicator;
  area: string;
  period: string;
  by: 'kind' | 'department';
  slice: Slice;
}

interface SplitRow {
  key: string | null;
  numerator: number;
  denominator: number | null;
}

/**
 * An indicator's numerator by kind or department, the most first, with the denominator where that can be split likewise. Nothing
 * where there are no data; kinds of fewer than 5 persons are left out, and so is what would tell them.
 */
export async function readSplit(session: Session, query: SplitQuery): Promise<SplitRow[]> {
  const { indicator, period, by } = query;
  const [filled] = await readParts(session, publishedStore, [indicator]);
  const { numerator, denominator, spans } = filled!;
  const { first, last } = spanOf(period);
  const area = await readArea(session, query.area);
  if (!area || !isCovered(spans, first, last) || isSilent(filled!, area, period)) return [];
  if (numerator[by] === null || !hasSlice(filled!, query.slice)) return [];
  const counts = await readKeys(session, numerator, query);
  const canSplit = denominator !== null && denominator !== 'residents' && denominator[by] !== null;
  const among = canSplit ? await readKeys(session, denominator, query) : null;
  const keys = [...counts].sort(([, a], [, b]) => b - a);
  return (indicator.countsPersons ? toldKeys(keys) : keys).map(([key, count]) => ({
    key,
    numerator: count,
    denominator: among ? (among.get(key) ?? 0) : null,
  }));
}

/** Kinds of five persons or more; where a single one is left out the next smallest is too, else the total tells it. */
function toldKeys<Key>(keys: readonly [Key, number][]): [Key, number][] {
  const told = keys.filter(([, count]) => count >= fewestPersons);
  return keys.length - told.length === 1 ? told.slice(0, -1) : told;
}

async function readKeys(
  session: Session,
  part: FilledPart,
  { area, period, by, slice }: SplitQuery,
): Promise<Map<string | null, number>> {
  const { id, time, measure } = part;
  const { first, last } = spanOf(period);
  const isIn = {
    flow: '"day" BETWEEN $first::DATE AND $last::DATE',
    stock: '"day" <= $last::DATE AND ("until" IS NULL OR "until" > $last::DATE) AND $first IS NOT NULL',
    state: '$first IS NOT NULL AND $last IS NOT NULL',
  }[time];
  const value = measure.value.of === 'distinct' ? 'count(DISTINCT item)::DOUBLE' : 'sum(weight)';
  const rows = await session.all<{ key: string | null; value: number }>(
    `SELECT ${by} AS key, ${value} AS "value" FROM ${publishedStore.fact} f JOIN mart.risk_place p USING (place)
     WHERE part = ${id} AND ${levelColumn[levelOf(area)]} = $area AND ${isIn} AND ${sliceSql(part, slice)} GROUP BY ${by}`,
    { area, first, last },
  );
  return new Map(rows.map((row) => [row.key, row.value]));
}
