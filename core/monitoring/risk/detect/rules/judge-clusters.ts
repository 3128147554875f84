import type { Rule } from '../../../../../schemas/indicators/rule.ts';
import type { AreaSeries, Panel } from '../series.ts';
import type { Neighbourhood } from '../scan/neighbourhoods.ts';
import { scanClusters, type Cluster, type ScanInput } from '../scan/scan-clusters.ts';
import type { AreaOutcome } from './outcome.ts';
import { lowestBound, reachedLevel } from './reached-level.ts';

/** The grids of the city and which are near which; the same for every indicator. */
export interface GridMap {
  /** Codes; neighbourhoods number them. */
  grids: readonly string[];
  neighbourhoods: readonly Neighbourhood[];
}

/** A scan goes over the last one, three, seven days and two weeks. */
const scanned = [1, 3, 7, 14];
/** A grid's expectation is its share of so many days before. */
const history = 364;
/** Cases added to every grid's history, all together a tenth of it: where none happened some may. */
const priorShare = 0.1;

/** Town of a grid: the first nine digits of its code. */
const townOf = (grid: string) => grid.slice(0, 9);

/**
 * More in neighbouring grids than chance allows. Clusters are told by the town of their middle, so that one that wanders by a grid from day to
 * day stays the same warning; of every town something is said, also that there is none.
 */
export function judgeClusters(panel: Panel, rule: Rule, map: GridMap, at: number): AreaOutcome[] {
  const towns = [...new Set(map.grids.map(townOf))].sort();
  const about = (town: string, outcome: AreaOutcome['outcome']): AreaOutcome => {
    return { area: town, areaLevel: 'town', rule, outcome };
  };
  if (!isCovered(panel, at)) return towns.map((town) => about(town, { state: 'no-data' }));
  const series = new Map(panel.areas.map((one) => [one.area, one]));
  const grids = map.grids.map((grid) => series.get(grid) ?? null);
  const input = scanInput(map, grids, towns, at);
  const found = new Map(scanClusters(input).map((cluster) => [towns[cluster.group]!, cluster]));
  return towns.map((town) => about(town, clusterOutcome(found.get(town) ?? null, rule, map, input)));
}

/** The last week at least must be whole, in the whole city: a scan compares its parts. */
function isCovered({ areas }: Panel, at: number): boolean {
  const { covered } = areas.find(({ level }) => level === 'city')!;
  return covered.subarray(Math.max(0, at - 6), at + 1).every((one) => one === 1);
}

function scanInput(
  { grids, neighbourhoods }: GridMap,
  series: readonly (AreaSeries | null)[],
  towns: readonly string[],
  at: number,
): ScanInput {
  const end = at - scanned.at(-1)!;
  const usual = series.map((one) => sumOf(one, end - history + 1, end));
  const all = usual.reduce((sum, count) => sum + count, 0);
  const prior = Math.max(1, priorShare * all) / Math.max(1, grids.length);
  const means = Float64Array.from(usual, (count) => count + prior);
  return {
    neighbourhoods,
    groups: grids.map((grid) => towns.indexOf(townOf(grid))),
    spans: scanned.map((days) => ({
      days,
      counts: Float64Array.from(series, (one) => sumOf(one, at - days + 1, at)),
      expected: means,
    })),
    dispersion: 1,
    seed: at + 1,
  };
}

function sumOf(series: AreaSeries | null, from: number, to: number): number {
  let sum = 0;
  if (series)
    for (let t = Math.max(0, from); t <= to; t++) if (series.covered[t]) sum += series.numerator[t]!;
  return sum;
}

function clusterOutcome(
  cluster: Cluster | null,
  rule: Rule,
  { grids }: GridMap,
  { spans }: ScanInput,
): AreaOutcome['outcome'] {
  const pValue = cluster?.pValue ?? 1;
  const reached = cluster && reachedLevel(rule.bounds, pValue, 'falling');
  const counts = spans.find(({ days }) => days === cluster?.span)?.counts;
  const expected = spans[0]!.expected;
  const scale = cluster
    ? cluster.expected / cluster.places.reduce((sum, place) => sum + expected[place]!, 0)
    : 0;
  return {
    state: 'judged',
    level: reached?.level ?? null,
    statistic: pValue,
    bound: reached?.bound ?? lowestBound(rule.bounds),
    numerator: cluster?.count ?? null,
    denominator: null,
    value: cluster?.count ?? null,
    baseline: cluster?.expected ?? null,
    periods: cluster?.span ?? 1,
    pValue,
    members: (cluster?.places ?? []).map((place) => ({
      area: grids[place]!,
      count: counts![place]!,
      expected: expected[place]! * scale,
    })),
  };
}
