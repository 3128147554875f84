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

/**
 * Codes of the areas of a level, and of those above, whose figures of persons must not be told, by indicator; of those that count no
 * persons there are none.
 */
export async function readHidden(
  session: Session,
  store: RiskStore,
  filled: readonly FilledIndicator[],
  { level, period, slice }: HiddenQuery,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const personal = filled.filter(({ indicator }) => indicator.countsPersons);
  if (personal.length === 0 || level === 'city') return new Map();
  const groups = { own: [period], compared: [], year: [], period: [] };
  const sumsOf = (of: RiskLevel) =>
    readSums(session, { store, groups, indicators: personal, level: of, within: null, slice });
  const inCity = await sumsOf('city');
  const counted: { areas: Pick<Cell, 'code' | 'parent'>[]; sums: SumsByPart }[] = [];
  for (const of of below.slice(0, below.indexOf(level) + 1)) {
    const areas = await session.all<Pick<Cell, 'code' | 'parent'>>(
      `SELECT code, ${parents[of]} AS parent FROM mart.risk_area WHERE level = $of AND ${parents[of]} IS NOT NULL`,
      { of },
    );
    counted.push({ areas, sums: await sumsOf(of) });
  }
  return new Map(
    personal.map((one) => {
      const levels = counted.map(({ areas, sums }) => areas.map((area) => cellOf(one, sums, area)));
      const { isFew } = cellOf(one, inCity, { code: '', parent: '' });
      return [one.indicator.id, hiddenCells(levels, isFew)];
    }),
  );
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
