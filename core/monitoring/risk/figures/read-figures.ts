import type { RiskFigure } from '../../../../schemas/api/risk/figures.ts';
import type { Indicator, RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { isCovered } from '../coverage/span.ts';
import { publishedStore, type RiskStore } from '../facts/risk-store.ts';
import { factCountsSql, keptCountsSql } from './counted-sql.ts';
import { changeOf, type Counted, limitsOf, stateOf, valueOf } from './figure-value.ts';
import { groupsOf, type PeriodGroups, spanOf } from './period.ts';
import { rankFigures } from './rank-figures.ts';
import { readAreas, type RiskArea } from './read-areas.ts';
import { type FilledIndicator, type FilledPart, readParts } from './read-parts.ts';
import { readResidents } from './residents.ts';

export interface FiguresQuery {
  indicators: readonly Indicator[];
  level: RiskLevel;
  /** Code of the area inside which; null: the city. */
  within: string | null;
  period: string;
  kind: string | null;
}

type GroupName = keyof PeriodGroups;
type Sums = Record<GroupName, number>;
const groupNames: readonly GroupName[] = ['own', 'compared', 'year', 'period'];
const order: readonly RiskLevel[] = ['city', 'town', 'village', 'grid'];

/** Figures of indicators of one period for every area of a level, ranked; those that are not told at so fine a level are left out. */
export async function readFigures(
  session: Session,
  query: FiguresQuery,
  store: RiskStore = publishedStore,
): Promise<RiskFigure[]> {
  const { level, within, period } = query;
  const told = query.indicators.filter(({ finest }) => order.indexOf(level) <= order.indexOf(finest));
  const filled = await readParts(session, store, told);
  const areas = await readAreas(session, level, within);
  const year = Number(period.slice(0, 4));
  const residents = {
    own: await readResidents(session, year),
    year: await readResidents(session, year - 1),
  };
  const figures: RiskFigure[] = [];
  const byGroups = groupBy(filled, ({ indicator }) => JSON.stringify(groupsOf(indicator, period)));
  for (const [text, indicators] of byGroups) {
    const groups = JSON.parse(text) as PeriodGroups;
    const sums = await readSums(session, { store, groups, indicators, query });
    for (const one of indicators)
      figures.push(
        ...rankFigures(
          one.indicator,
          areas.map((area) => figureOf(one, area, { groups, sums, residents, period })),
        ),
      );
  }
  return figures;
}

interface SumsQuery {
  store: RiskStore;
  groups: PeriodGroups;
  indicators: readonly FilledIndicator[];
  query: FiguresQuery;
}

/** Sums of every group of periods by part and area, as `part|area`. */
async function readSums(
  session: Session,
  { store, groups, indicators, query: { level, period, kind, within } }: SumsQuery,
): Promise<ReadonlyMap<string, Sums>> {
  const parts = indicators
    .flatMap(({ numerator, denominator }) => [numerator, denominator])
    .filter((part): part is FilledPart => part !== null && part !== 'residents');
  const distinct = [...new Map(parts.map((part) => [part.id, part])).values()];
  const periods = [...new Set(groupNames.flatMap((name) => groups[name]))];
  const isKept = kind === null && period.length === 7;
  const counts = isKept
    ? keptCountsSql(store, level, distinct, periods)
    : factCountsSql(store, level, distinct, { periods, kind });
  const sums = groupNames.map((name) => {
    const own = groups[name].map((one) => `'${one}'`).join(', ');
    return `coalesce(sum("value") FILTER (period IS NULL OR period IN (${own})), 0) AS "${name}"`;
  });
  const inside =
    within === null || level === 'city'
      ? 'TRUE'
      : `area IN (SELECT code FROM mart.risk_area WHERE level = '${level}' AND ($within IN (code, village, town) OR starts_with(town, $within)))`;
  const rows = await session.all<Sums & { part: number; area: string }>(
    `SELECT part, area, ${sums.join(', ')} FROM (${counts}) WHERE area IS NOT NULL AND ${inside} GROUP BY part, area`,
    inside === 'TRUE' ? {} : { within },
  );
  return new Map(rows.map((row) => [`${row.part}|${row.area}`, row]));
}

interface FigureContext {
  groups: PeriodGroups;
  sums: ReadonlyMap<string, Sums>;
  residents: { own: ReadonlyMap<string, number>; year: ReadonlyMap<string, number> };
  period: string;
}

function figureOf(filled: FilledIndicator, area: RiskArea, context: FigureContext): RiskFigure {
  const { indicator } = filled;
  const { groups, period } = context;
  const at = (name: GroupName) => countedOf(filled, area, name, context);
  const own = at('own');
  const [compared, year, before] = [at('compared'), at('year'), at('period')];
  const base = {
    indicator: indicator.id,
    version: indicator.version,
    area: area.code,
    areaName: area.name,
    period,
    rank: null,
  };
  if (own === null) return { ...base, ...nothing, state: 'no-data' };
  const most = Math.max(own.numerator, year?.numerator ?? 0, before?.numerator ?? 0);
  const state = stateOf(indicator, own, groups.compared.length > 1 ? own.numerator : most);
  if (state === 'no-data' || state === 'suppressed') return { ...base, ...nothing, state };
  const mayCompare = (counted: Counted | null) =>
    compared !== null &&
    counted !== null &&
    [compared, counted].every((one) => stateOf(indicator, one, most) === 'ok');
  const changes = (counted: Counted | null) =>
    mayCompare(counted) ? changeOf(indicator, compared!, counted!) : null;
  return {
    ...base,
    ...own,
    state,
    value: valueOf(indicator, own),
    ...limitsOf(indicator, own),
    compared: mayCompare(year) || mayCompare(before) ? valueOf(indicator, compared!) : null,
    lastYear: mayCompare(year) ? valueOf(indicator, year!) : null,
    lastPeriod: mayCompare(before) ? valueOf(indicator, before!) : null,
    yearChange: changes(year),
    periodChange: changes(before),
    per10k: perResidents(own, context.residents.own.get(area.code)),
  };
}

const nothing = {
  numerator: null,
  denominator: null,
  value: null,
  low: null,
  high: null,
  compared: null,
  lastYear: null,
  lastPeriod: null,
  yearChange: null,
  periodChange: null,
  per10k: null,
};

function perResidents({ numerator, denominator }: Counted, residents: number | undefined): number | null {
  return denominator === null && residents !== undefined ? (10_000 * numerator) / residents : null;
}

/** What was counted in a group of periods; null unless all of them have data. Groups of another length are put on that of the figure. */
function countedOf(
  { numerator, denominator, spans }: FilledIndicator,
  { code }: RiskArea,
  name: GroupName,
  { groups, sums, residents }: FigureContext,
): Counted | null {
  const periods = groups[name];
  const hasData = periods.every((period) => {
    const { first, last } = spanOf(period);
    return isCovered(spans, first, last);
  });
  if (!hasData) return null;
  const scale = name === 'own' ? 1 : groups.compared.length / periods.length;
  const sum = (part: FilledPart) =>
    (sums.get(`${part.id}|${code}`)?.[name] ?? 0) * (part.time === 'flow' ? scale : 1);
  if (denominator === null) return { numerator: sum(numerator), denominator: null };
  if (denominator !== 'residents') return { numerator: sum(numerator), denominator: sum(denominator) };
  const known = name === 'year' ? residents.year : residents.own;
  return { numerator: sum(numerator), denominator: known.get(code) ?? Number.NaN };
}
