import type { RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import type { RiskStore } from '../facts/risk-store.ts';
import { factCountsSql, keptCountsSql } from './counted-sql.ts';
import type { PeriodGroups } from './period.ts';
import type { FilledIndicator, FilledPart } from './read-parts.ts';
import { isWhole, type Slice } from './slice.ts';

export type GroupName = keyof PeriodGroups;

/** What was counted of a part in an area, added up for every group of periods. */
export type Sums = Readonly<Record<GroupName, number>>;

/** By number of the part and code of the area; nothing was counted where there are none. */
export type SumsByPart = ReadonlyMap<number, ReadonlyMap<string, Sums>>;

interface SumsQuery {
  store: RiskStore;
  groups: PeriodGroups;
  indicators: readonly FilledIndicator[];
  level: RiskLevel;
  within: string | null;
  slice: Slice;
}

const groupNames: readonly GroupName[] = ['own', 'compared', 'year', 'period'];

/** Adds up what the parts of indicators counted. It comes as one text per part, which is read far faster than rows are. */
export async function readSums(session: Session, query: SumsQuery): Promise<SumsByPart> {
  const { groups, level, within } = query;
  const sums = groupNames.map((name) => {
    const own = groups[name].map((one) => `'${one}'`).join(', ');
    return `coalesce(sum("value") FILTER (period IS NULL OR period IN (${own || 'NULL'})), 0) AS "${name}"`;
  });
  const isInside = within !== null && level !== 'city';
  const inside = `area IN (SELECT code FROM mart.risk_area WHERE level = '${level}'
    AND ($within IN (code, village, town) OR starts_with(town, $within)))`;
  const rows = await session.all<{ part: number; cells: string }>(
    `SELECT part, to_json(list(c))::VARCHAR AS cells FROM (
       SELECT part, area, ${sums.join(', ')} FROM (${countsSql(query)})
       WHERE area IS NOT NULL AND ${isInside ? inside : 'TRUE'} GROUP BY part, area) c GROUP BY part`,
    isInside ? { within } : {},
  );
  const cellsOf = (text: string) => JSON.parse(text) as (Sums & { area: string })[];
  return new Map(
    rows.map(({ part, cells }) => [part, new Map(cellsOf(cells).map((cell) => [cell.area, cell]))]),
  );
}

function countsSql({ store, groups, indicators, level, slice }: SumsQuery): string {
  const parts = indicators
    .flatMap(({ numerator, denominator }) => [numerator, denominator])
    .filter((part): part is FilledPart => part !== null && part !== 'residents');
  const distinct = [...new Map(parts.map((part) => [part.id, part])).values()];
  const periods = [...new Set(groupNames.flatMap((name) => groups[name]))];
  const isKept = isWhole(slice) && periods[0]!.length === 7;
  return isKept
    ? keptCountsSql(store, level, distinct, periods)
    : factCountsSql(store, level, distinct, { periods, slice });
}
