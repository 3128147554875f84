import type { RiskFigure } from '../../../../schemas/api/risk/figures.ts';
import type { Indicator, RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { publishedStore, type RiskStore } from '../facts/risk-store.ts';
import { type CountedContext, countedOf, hasDataOf } from './counted-of.ts';
import { changeOf, type Counted, limitsOf, stateOf, valueOf } from './figure-value.ts';
import { groupsOf, type PeriodGroups } from './period.ts';
import { rankFigures } from './rank-figures.ts';
import { isTold, readAreas, type RiskArea } from './read-areas.ts';
import { readHidden } from './read-hidden.ts';
import { type FilledIndicator, readParts } from './read-parts.ts';
import { type GroupName, readSums } from './read-sums.ts';
import { readResidents } from './residents.ts';
import { hasSlice, type Slice } from './slice.ts';

export interface FiguresQuery {
  indicators: readonly Indicator[];
  level: RiskLevel;
  /** Code of the area inside which; null: the city. */
  within: string | null;
  period: string;
  slice: Slice;
}

/** Figures of indicators of one period for every area of a level, ranked; those that are not told at so fine a level, or know no such slice, are left out. */
export async function readFigures(
  session: Session,
  query: FiguresQuery,
  store: RiskStore = publishedStore,
): Promise<RiskFigure[]> {
  const { level, within, period, slice } = query;
  const told = query.indicators.filter((indicator) => isTold(indicator, level));
  const filled = (await readParts(session, store, told)).filter((one) => hasSlice(one, slice));
  const areas = await readAreas(session, level, within);
  const year = Number(period.slice(0, 4));
  const residents = {
    own: await readResidents(session, year),
    year: await readResidents(session, year - 1),
  };
  const allHidden = await readHidden(session, store, filled, { level, period, slice });
  const figures: RiskFigure[] = [];
  const byGroups = groupBy(filled, ({ indicator }) => JSON.stringify(groupsOf(indicator, period)));
  for (const [text, indicators] of byGroups) {
    const groups = JSON.parse(text) as PeriodGroups;
    const sums = await readSums(session, { store, groups, indicators, level, within, slice });
    for (const one of indicators) {
      const hidden = allHidden.get(one.indicator.id) ?? nowhere;
      const context = { groups, sums, residents, period, hasData: hasDataOf(one, groups), hidden };
      const ofAreas = areas.map((area) => figureOf(one, area, context));
      figures.push(...rankFigures(one.indicator, ofAreas));
    }
  }
  return figures;
}

const nowhere: ReadonlySet<string> = new Set();

interface FigureContext extends CountedContext {
  period: string;
  /** Codes of areas whose figures must not be told. */
  hidden: ReadonlySet<string>;
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
  if (context.hidden.has(area.code)) return { ...base, ...nothing, state: 'suppressed' };
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
