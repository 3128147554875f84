import type { RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import type { RiskStore } from '../facts/risk-store.ts';
import { stateOf } from './figure-value.ts';
import { type Cell, hiddenCells } from './hidden-cells.ts';
import type { FilledIndicator, FilledPart } from './read-parts.ts';
import { readSums, type SumsByPart } from './read-sums.ts';
import type { Slice } from './slice.ts';

interface HiddenQuery {
  level: RiskLevel;
  period: string;
  slice: Slice;
}

/** What an area of a level is a part of, as SQL. */
const parents = { town: `''`, village: 'town', grid: 'coalesce(village, town)' } as const;
const below = ['town', 'village', 'grid'] as const;

/** Codes of the areas of a level, and of those above, whose figures of persons must not be told; none for what counts no persons. */
export async function readHidden(
  session: Session,
  store: RiskStore,
  filled: FilledIndicator,
  { level, period, slice }: HiddenQuery,
): Promise<ReadonlySet<string>> {
  if (!filled.indicator.countsPersons || level === 'city') return new Set();
  const groups = { own: [period], compared: [], year: [], period: [] };
  const sumsOf = (of: RiskLevel) =>
    readSums(session, { store, groups, indicators: [filled], level: of, within: null, slice });
  const city = cellOf(filled, await sumsOf('city'), { code: '', parent: '' });
  const levels: Cell[][] = [];
  for (const of of below.slice(0, below.indexOf(level) + 1)) {
    const sums = await sumsOf(of);
    const areas = await session.all<{ code: string; parent: string }>(
      `SELECT code, ${parents[of]} AS parent
       FROM mart.risk_area WHERE level = $of AND ${parents[of]} IS NOT NULL`,
      { of },
    );
    levels.push(areas.map((area) => cellOf(filled, sums, area)));
  }
  return hiddenCells(levels, city.isFew);
}

function cellOf(
  { indicator, numerator, denominator }: FilledIndicator,
  sums: SumsByPart,
  area: Pick<Cell, 'code' | 'parent'>,
): Cell {
  const sum = ({ id }: FilledPart) => sums.get(id)?.get(area.code)?.own ?? 0;
  const among = denominator === null || denominator === 'residents' ? null : sum(denominator);
  const counted = { numerator: sum(numerator), denominator: among };
  return {
    ...area,
    size: among ?? counted.numerator,
    isFew: stateOf(indicator, counted) === 'suppressed',
  };
}
