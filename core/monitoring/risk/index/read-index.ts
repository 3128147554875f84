import type { AreaIndex } from '../../../../schemas/api/risk/figures.ts';
import type { RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { isTold, readAreas } from '../figures/read-areas.ts';
import { readValues } from '../figures/read-values.ts';
import { readIndicators } from '../indicators/read-indicators.ts';
import { indexAreas } from './area-index.ts';

/** The composite index of the areas of a level, worst first, from the figures that rest on enough. */
export async function readIndex(
  session: Session,
  { level, within, period }: { level: RiskLevel; within: string | null; period: string },
): Promise<AreaIndex[]> {
  const indicators = (await readIndicators(session)).filter((one) => one.weight > 0 && isTold(one, level));
  const areas = await readAreas(session, level, within);
  const values = await readValues(session, { indicators, level, within, period, areas });
  const indexed = indicators.map(({ id, weight, direction }, at) => ({
    id,
    weight,
    isWorseWhenHigher: direction !== 'lower-is-worse',
    values: values[at]!,
  }));
  const standings = indexAreas(indexed, areas.length);
  return areas
    .map(({ code, name }, at) => ({ area: code, areaName: name, ...standings[at]! }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
}
