import type { Neighbourhood } from './neighbourhoods.ts';
import { seededRandom } from './random.ts';

/** What is scanned: for each span of days (the last one, the last three, …) counts and expected counts by place. */
export interface ScanInput {
  neighbourhoods: readonly Neighbourhood[];
  /** By place the number of the group in which a cluster around it is told: one cluster a group. */
  groups: readonly number[];
  spans: readonly { days: number; counts: Float64Array; expected: Float64Array }[];
  /** Variance over mean of the places' counts; chance makes so much more of a cluster. */
  dispersion: number;
  seed: number;
}

/** A cluster as likely as any in its group. */
export interface Cluster {
  group: number;
  /** Inside its circle, nearest to its centre first. */
  places: readonly number[];
  span: number;
  count: number;
  expected: number;
  /** Log likelihood ratio, divided by the dispersion. */
  ratio: number;
  pValue: number;
}

const replicates = 99;
/** A cluster of fewer cases is none; one of more than half of what is expected is rather a gap elsewhere (Kulldorff 1997). */
const leastCases = 5;
const largestShare = 0.5;

/**
 * Kulldorff's prospective space-time scan (2001, JRSS A 164:61) with a Poisson model: the circle of neighbouring places and the span of
 * last days in which cases, given how many there are in all, exceed their expectation most. Its p-value is that of a Gumbel
 * distribution fitted to 99 replicates under chance (Abrams, Kulldorff & Kleinman 2010), which reaches further than their rank;
 * the seed makes it repeatable.
 *
 * Weaker clusters in other groups are tested against the same strongest ones of chance, and left out where they overlap.
 *
 * @returns strongest first; none when there is nothing to scan
 */
export function scanClusters(input: ScanInput): Cluster[] {
  const { spans, neighbourhoods, dispersion } = input;
  const zones = zonesByPlace(neighbourhoods);
  const counted = spans.map(({ counts }) => counts);
  const found = [...strongest(counted, input, zones, leastCases).values()].sort((a, b) => b.ratio - a.ratio);
  if (found.length === 0) return [];
  const simulated = simulate(input, zones, found[0]!.ratio / dispersion);
  if (simulated === null) return [];
  const taken = new Set<number>();
  return found.flatMap(({ centre, size, span, count, expected, ratio }) => {
    const places = neighbourhoods[centre]!.slice(0, size);
    if (places.some((place) => taken.has(place))) return [];
    for (const place of places) taken.add(place);
    const group = input.groups[centre]!;
    const pValue = gumbelTail(ratio / dispersion, simulated);
    return [{ group, places, span: spans[span]!.days, count, expected, ratio: ratio / dispersion, pValue }];
  });
}

/** Strongest ratios of replicates; null as soon as three are no weaker than what was found: it is chance (Besag & Clifford 1991). */
function simulate(input: ScanInput, zones: readonly number[][], ratio: number): number[] | null {
  const random = seededRandom(input.seed);
  const simulated: number[] = [];
  let stronger = 0;
  while (simulated.length < replicates) {
    const best = strongest(drawSpans(input, random), input, zones, 1);
    const strongestRatio = Math.max(0, ...[...best.values()].map((one) => one.ratio));
    simulated.push(strongestRatio);
    if (strongestRatio >= ratio && ++stronger === 3) return null;
  }
  return simulated;
}

interface Found {
  centre: number;
  size: number;
  span: number;
  count: number;
  expected: number;
  ratio: number;
}

/** The centres whose neighbourhood holds a place: only around cases need circles be tried. */
function zonesByPlace(neighbourhoods: readonly Neighbourhood[]): number[][] {
  const centres: number[][] = neighbourhoods.map(() => []);
  for (const [centre, places] of neighbourhoods.entries())
    for (const place of places) centres[place]!.push(centre);
  return centres;
}

function strongest(
  counted: readonly Float64Array[],
  { neighbourhoods, groups, spans }: ScanInput,
  centresOf: readonly number[][],
  least: number,
): Map<number, Found> {
  const best = new Map<number, Found>();
  for (const [span, counts] of counted.entries()) {
    const { expected: means } = spans[span]!;
    const cases = sum(counts);
    const scale = cases / sum(means);
    if (cases < least || !Number.isFinite(scale)) continue;
    for (const centre of centresNear(counts, centresOf)) {
      let [count, expected] = [0, 0];
      for (const [index, place] of neighbourhoods[centre]!.entries()) {
        count += counts[place]!;
        expected += means[place]! * scale;
        if (expected > largestShare * cases) break;
        if (counts[place] === 0 || count < least) continue;
        const ratio = likelihoodRatio(count, expected, cases);
        if (ratio > (best.get(groups[centre]!)?.ratio ?? 0))
          best.set(groups[centre]!, { centre, size: index + 1, span, count, expected, ratio });
      }
    }
  }
  return best;
}

function centresNear(counts: Float64Array, centresOf: readonly number[][]): Set<number> {
  const near = new Set<number>();
  for (let place = 0; place < counts.length; place++)
    if (counts[place]! > 0) for (const centre of centresOf[place]!) near.add(centre);
  return near;
}

function likelihoodRatio(count: number, expected: number, cases: number): number {
  if (count <= expected) return 0;
  const outside = cases - count;
  const rest = outside > 0 ? outside * Math.log(outside / (cases - expected)) : 0;
  return count * Math.log(count / expected) + rest;
}

/** The cases of every span fall anew by chance: those of a longer span are those of the shorter one and some more. */
function drawSpans({ spans }: ScanInput, random: () => number): Float64Array[] {
  let drawn = 0;
  let counts: Float64Array | null = null;
  return spans.map(({ counts: seen, expected }) => {
    counts = counts ? counts.slice() : new Float64Array(seen.length);
    const cumulated = cumulate(expected);
    for (const cases = sum(seen); drawn < cases; drawn++) counts[pick(cumulated, random())]!++;
    return counts;
  });
}

function cumulate(values: Float64Array): Float64Array {
  let total = 0;
  return values.map((value) => (total += value));
}

function pick(cumulated: Float64Array, share: number): number {
  const target = share * cumulated.at(-1)!;
  let [low, high] = [0, cumulated.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulated[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** P(maximum ≥ ratio) of the Gumbel distribution with the replicates' mean and standard deviation. */
function gumbelTail(ratio: number, simulated: readonly number[]): number {
  const mean = simulated.reduce((total, value) => total + value, 0) / simulated.length;
  const variance =
    simulated.reduce((total, value) => total + (value - mean) ** 2, 0) / (simulated.length - 1);
  const scale = Math.max(1e-9, Math.sqrt(6 * variance) / Math.PI);
  const place = mean - 0.5772156649 * scale;
  return -Math.expm1(-Math.exp(-(ratio - place) / scale));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
