import type { Indicator, RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { publishedStore } from '../facts/risk-store.ts';
import { countedOf, hasDataOf } from './counted-of.ts';
import { stateOf, valueOf } from './figure-value.ts';
import type { RiskArea } from './read-areas.ts';
import { readParts } from './read-parts.ts';
import { readSums } from './read-sums.ts';
import { readResidents } from './residents.ts';
import { whole } from './slice.ts';

interface ValuesQuery {
  indicators: readonly Indicator[];
  level: RiskLevel;
  within: string | null;
  period: string;
  /** Those that are wanted. */
  areas: readonly RiskArea[];
}

/** Values of indicators of one period for areas, each null where there are no data or too few; nothing else of the figures. */
export async function readValues(
  session: Session,
  { indicators, level, within, period, areas }: ValuesQuery,
): Promise<(number | null)[][]> {
  if (indicators.length === 0) return [];
  const groups = { own: [period], compared: [], year: [], period: [] };
  const filled = await readParts(session, publishedStore, indicators);
  const own = await readResidents(session, Number(period.slice(0, 4)));
  const sums = await readSums(session, {
    store: publishedStore,
    groups,
    indicators: filled,
    level,
    within,
    slice: whole,
  });
  return filled.map((one) => {
    const context = { groups, sums, residents: { own, year: own }, hasData: hasDataOf(one, groups) };
    return areas.map((area) => {
      const counted = countedOf(one, area, 'own', context);
      return counted && stateOf(one.indicator, counted) === 'ok' ? valueOf(one.indicator, counted) : null;
    });
  });
}
