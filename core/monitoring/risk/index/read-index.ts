import type { AreaIndex } from '../../../../schemas/api/risk/figures.ts';
import type { RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { readAreas } from '../figures/read-areas.ts';
import { readFigures } from '../figures/read-figures.ts';
import { readIndicators } from '../indicators/read-indicators.ts';
import { indexAreas } from './area-index.ts';

/** The composite index of the areas of a level, worst first, from the figures that rest on enough. */
export async function readIndex(
  session: Session,
  { level, within, period }: { level: RiskLevel; within: string | null; period: string },
): Promise<AreaIndex[]> {
  const weighted = (await readIndicators(session)).filter(({ weight }) => weight > 0);
  const areas = await readAreas(session, level, within);
  const figures = await readFigures(session, { indicators: weighted, level, within, period, kind: null });
  const byIndicator = groupBy(figures, ({ indicator }) => indicator);
  const indexed = weighted
    .filter(({ id }) => byIndicator.has(id))
    .map(({ id, weight, direction }) => ({
      id,
      weight,
      isWorseWhenHigher: direction !== 'lower-is-worse',
      values: byIndicator.get(id)!.map(({ state, value }) => (state === 'ok' ? value : null)),
    }));
  const standings = indexAreas(indexed, areas.length);
  return areas
    .map(({ code, name }, at) => ({ area: code, areaName: name, ...standings[at]! }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
}
