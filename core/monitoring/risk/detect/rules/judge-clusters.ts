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

/** The same time of earlier years is seen in so many days around the days that are scanned. */
const around = 10;
/** Events at a town's usual share beside which its own season shows. */
const seasonPrior = 3;

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
  const input = scanInput(panel, map, grids, towns, at);
  const found = new Map(scanClusters(input).map((cluster) => [towns[cluster.group]!, cluster]));
  return towns.map((town) => about(town, clusterOutcome(found.get(town) ?? null, rule, map, input)));
}

/** The last week at least must be whole, in the whole city: a scan compares its parts. */
function isCovered({ areas }: Panel, at: number): boolean {
  const { covered } = areas.find(({ level }) => level === 'city')!;
  return covered.subarray(Math.max(0, at - 6), at + 1).every((one) => one === 1);
}

function scanInput(
  { frame }: Panel,
  { grids, neighbourhoods }: GridMap,
  series: readonly (AreaSeries | null)[],
  towns: readonly string[],
  at: number,
): ScanInput {
  const end = at - scanned.at(-1)!;
  const usual = series.map((one) => sumOf(one, end - history + 1, end));
  const groups = grids.map((grid) => towns.indexOf(townOf(grid)));
  const seasons = ownSeasons(series, groups, usual, { at, year: frame.year });
  const means = shrunkMeans(usual, groups).map((mean, place) => mean * seasons[groups[place]!]!);
  return {
    neighbourhoods,
    groups,
    spans: scanned.map((days) => ({
      days,
      counts: Float64Array.from(series, (one) => sumOf(one, at - days + 1, at)),
      expected: means,
    })),
    dispersion: 1,
    seed: at + 1,
  };
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/**
 * What is usual in each grid: its own year, drawn to the mean of its town the more, the fewer cases it had (a gamma prior of shape 1). A
 * year without any is not never, and neighbours of such grids are no cluster.
 */
function shrunkMeans(usual: readonly number[], groups: readonly number[]): Float64Array {
  const inCity = Math.max(1, total(usual)) / Math.max(1, usual.length);
  const sums = new Map<number, { cases: number; grids: number }>();
  for (const [place, group] of groups.entries()) {
    const { cases, grids } = sums.get(group) ?? { cases: inCity, grids: 1 };
    sums.set(group, { cases: cases + usual[place]!, grids: grids + 1 });
  }
  return Float64Array.from(usual, (count, place) => {
    const { cases, grids } = sums.get(groups[place]!)!;
    return (count + 1) / (1 + grids / cases);
  });
}

/** How much more of the city's events each town had at this time of the last two years than over the year: it may have them again. */
function ownSeasons(
  series: readonly (AreaSeries | null)[],
  groups: readonly number[],
  usual: readonly number[],
  { at, year }: { at: number; year: number },
): number[] {
  const then = series.map((one) =>
    total(
      [1, 2].map((back) =>
        sumOf(one, at - back * year - scanned.at(-1)! - around, at - back * year + around),
      ),
    ),
  );
  const [allThen, all] = [total(then), total(usual)];
  return Array.from({ length: 1 + Math.max(-1, ...groups) }, (_, town) => {
    const own = (counts: readonly number[]) =>
      total(counts.filter((_count, place) => groups[place] === town));
    const expected = all > 0 ? (allThen * own(usual)) / all : 0;
    return Math.max(1, (own(then) + seasonPrior) / (expected + seasonPrior));
  });
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
