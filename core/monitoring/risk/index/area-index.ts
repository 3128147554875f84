/** What an indicator says of every area, as an index takes it. */
export interface IndexedIndicator {
  id: string;
  weight: number;
  /** Whether more of it is worse. */
  isWorseWhenHigher: boolean;
  /** One value per area; null where there are no data, or too few. */
  values: readonly (number | null)[];
}

export interface AreaStanding {
  index: number | null;
  rank: number | null;
  rankLow: number | null;
  rankHigh: number | null;
  contributions: { indicator: string; points: number; standing: number }[];
  missing: string[];
}

/** Of the weights at least this share must have data for an area to have an index. */
const leastKnown = 0.5;
/** Weights are varied by this much, so many times, always in the same way. */
const variation = 0.2;
const draws = 200;
const seed = 20260701;

/**
 * A composite index of areas: the weighted mean of standings, a standing being the share of areas that are better, in per cent (equal
 * ones half), so that an outlier or the unit of an indicator does not rule it. Indicators without data in an area are left out
 * there and named. `rankLow` and `rankHigh` are the best and worst rank over weights drawn within ±20 %: a rank that the weights alone
 * decide is none. Normalisation by ranks and sensitivity by Monte Carlo after the Handbook on Constructing Composite Indicators
 * (OECD and JRC, 2008, steps 5 and 7; Saisana, Saltelli and Tarantola, JRSS A 168, 2005).
 */
export function indexAreas(indicators: readonly IndexedIndicator[], areas: number): AreaStanding[] {
  const standings = indicators.map(standingsOf);
  const weights = indicators.map(({ weight }) => weight);
  const indices = indicesOf(standings, weights, areas);
  const ranks = ranksOf(indices);
  const [low, high] = rankRange(standings, weights, areas);
  return Array.from({ length: areas }, (_, area) => {
    const known = indicators.flatMap(({ id, weight }, at) => {
      const standing = standings[at]![area]!;
      return Number.isNaN(standing) ? [] : [{ indicator: id, standing, weight }];
    });
    const sum = known.reduce((total, { weight }) => total + weight, 0);
    const index = indices[area]!;
    const isKnown = !Number.isNaN(index);
    return {
      index: isKnown ? index : null,
      rank: isKnown ? ranks[area]! : null,
      rankLow: isKnown ? low[area]! : null,
      rankHigh: isKnown ? high[area]! : null,
      contributions: known.map(({ indicator, standing, weight }) => ({
        indicator,
        standing,
        points: (weight / sum) * standing,
      })),
      missing: indicators.filter((_one, at) => Number.isNaN(standings[at]![area]!)).map(({ id }) => id),
    };
  });
}

/** Share of the other areas that are better, in per cent; NaN without data. */
function standingsOf({ values, isWorseWhenHigher }: IndexedIndicator): Float64Array {
  const signed = values.map((value) => (value === null ? Number.NaN : isWorseWhenHigher ? value : -value));
  const sorted = Float64Array.from(signed.filter((value) => !Number.isNaN(value))).sort();
  return Float64Array.from(signed, (value) => {
    if (Number.isNaN(value)) return Number.NaN;
    if (sorted.length === 1) return 50;
    const below = firstAtLeast(sorted, value);
    const equal = firstAbove(sorted, value) - below - 1;
    return (100 * (below + equal / 2)) / (sorted.length - 1);
  });
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  return search(sorted, (one) => one >= value);
}

function firstAbove(sorted: Float64Array, value: number): number {
  return search(sorted, (one) => one > value);
}

function search(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function indicesOf(
  standings: readonly Float64Array[],
  weights: readonly number[],
  areas: number,
): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const indices = new Float64Array(areas);
  for (let area = 0; area < areas; area++) {
    let [sum, known] = [0, 0];
    for (let at = 0; at < weights.length; at++) {
      const standing = standings[at]![area]!;
      if (Number.isNaN(standing)) continue;
      sum += weights[at]! * standing;
      known += weights[at]!;
    }
    indices[area] = known > 0 && known >= leastKnown * total ? sum / known : Number.NaN;
  }
  return indices;
}

/** Ranks, the highest index first; equal ones share theirs. */
function ranksOf(indices: Float64Array): Int32Array {
  const sorted = indices.filter((index) => !Number.isNaN(index)).sort();
  return Int32Array.from(indices, (index) =>
    Number.isNaN(index) ? 0 : sorted.length - firstAbove(sorted, index) + 1,
  );
}

/** Best and worst rank of every area over the drawn weights. */
function rankRange(
  standings: readonly Float64Array[],
  weights: readonly number[],
  areas: number,
): [Int32Array, Int32Array] {
  const [low, high] = [new Int32Array(areas).fill(areas), new Int32Array(areas).fill(1)];
  const random = mulberry32(seed);
  for (let draw = 0; draw <= draws; draw++) {
    const drawn =
      draw === 0 ? weights : weights.map((weight) => weight * (1 + variation * (2 * random() - 1)));
    for (const [area, rank] of ranksOf(indicesOf(standings, drawn, areas)).entries()) {
      low[area] = Math.min(low[area]!, rank);
      high[area] = Math.max(high[area]!, rank);
    }
  }
  return [low, high];
}

/** Tommy Ettinger's mulberry32 (2017, public domain): the same draws from the same seed everywhere. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
