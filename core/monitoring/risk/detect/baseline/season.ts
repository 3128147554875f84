import type { Frame } from './frame.ts';
import { outbreakWeight } from './outbreak-weight.ts';

/** How the city's counts rise and fall over weekdays, holidays, the year and the years; 1 is usual. */
export interface Season {
  /** Relative height of each period, up to the assessed one. */
  shape: Float64Array;
  /** Relative variance of the assessed period's height: how badly it is known. */
  variance: number;
  /** Whether a whole year was seen before, so that the time of the year counts. */
  isYearKnown: boolean;
}

const rounds = 4;
/** So many events of the usual height are added to what a time of the year or a kind of day shows: a rare cell stays near 1. */
const prior = 10;
/** A season that was not seen yet may change counts by this share, as a standard deviation. */
const unseen = 0.2;

/**
 * Learns the shape from the whole city's history, where even small areas' habits can be seen. It is a multiplicative model fitted by
 * proportional iteration, which is the maximum likelihood of a log-linear Poisson model (Deming & Stephan 1940); past outbreaks weigh
 * less (Farrington et al. 1996; Noufaily et al. 2013). Instead of their trend line the last year stands against the one before.
 *
 * @param counts of the whole city
 * @param at the assessed period; it and the guard before it are not learnt from
 */
export function learnSeason(counts: Float64Array, covered: Uint8Array, frame: Frame, at: number): Season {
  const end = at - frame.guard;
  const begin = covered.indexOf(1);
  const isYearKnown = begin >= 0 && end - begin >= frame.year + frame.around;
  const growth = yearlyGrowth(counts, covered, frame, end);
  const trend = Float64Array.from(
    { length: at + 1 },
    (_, t) => frame.lengths[t]! * growth.factor ** ((t - end) / frame.year),
  );
  const learnt = { counts, covered, end, weights: new Float64Array(Math.max(0, end)).fill(1) };
  const cells = new Float64Array(frame.cellCount).fill(1);
  const places = new Float64Array(frame.placeCount).fill(1);
  const shape = trend.slice();
  let seen = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const level = meanLevel(learnt, shape);
    if (level <= 0) break;
    raiseCells(learnt, frame, shape, level, cells);
    rebuild(shape, trend, frame, cells, places);
    if (isYearKnown) {
      seen = raisePlaces(learnt, frame, shape, level, places, frame.places[at]!);
      rebuild(shape, trend, frame, cells, places);
    }
    weigh(learnt, shape, meanLevel(learnt, shape));
  }
  const season = isYearKnown ? 1 / (seen + prior) : unseen ** 2;
  return { shape, variance: season + growth.variance, isYearKnown };
}

interface Learnt {
  counts: Float64Array;
  covered: Uint8Array;
  end: number;
  weights: Float64Array;
}

function meanLevel({ counts, covered, end, weights }: Learnt, shape: Float64Array): number {
  let [seen, usual] = [0, 0];
  for (let t = 0; t < end; t++) {
    if (!covered[t]) continue;
    seen += weights[t]! * counts[t]!;
    usual += weights[t]! * shape[t]!;
  }
  return usual > 0 ? seen / usual : 0;
}

function raiseCells(
  { counts, covered, end, weights }: Learnt,
  { cells: cellOf, cellCount }: Frame,
  shape: Float64Array,
  level: number,
  cells: Float64Array,
): void {
  const seen = new Float64Array(cellCount).fill(prior);
  const usual = new Float64Array(cellCount).fill(prior);
  for (let t = 0; t < end; t++) {
    if (!covered[t]) continue;
    seen[cellOf[t]!]! += weights[t]! * counts[t]!;
    usual[cellOf[t]!]! += weights[t]! * shape[t]! * level;
  }
  for (let cell = 0; cell < cellCount; cell++) cells[cell]! *= seen[cell]! / usual[cell]!;
}

/** Returns how many events the assessed period's time of the year is known from. */
function raisePlaces(
  { counts, covered, end, weights }: Learnt,
  { places: placeOf, placeCount, around }: Frame,
  shape: Float64Array,
  level: number,
  places: Float64Array,
  assessed: number,
): number {
  const seen = new Float64Array(placeCount);
  const usual = new Float64Array(placeCount);
  for (let t = 0; t < end; t++) {
    if (!covered[t]) continue;
    seen[placeOf[t]!]! += weights[t]! * counts[t]!;
    usual[placeOf[t]!]! += weights[t]! * shape[t]! * level;
  }
  const window = (sums: Float64Array, place: number) => {
    let sum = 0;
    for (let step = -around; step <= around; step++) sum += sums[(place + step + placeCount) % placeCount]!;
    return sum;
  };
  const factors = places.map(
    (factor, place) => (factor * (window(seen, place) + prior)) / (window(usual, place) + prior),
  );
  places.set(factors);
  return window(seen, assessed);
}

function rebuild(
  shape: Float64Array,
  trend: Float64Array,
  frame: Frame,
  cells: Float64Array,
  places: Float64Array,
): void {
  for (let t = 0; t < shape.length; t++)
    shape[t] = trend[t]! * cells[frame.cells[t]!]! * places[frame.places[t]!]!;
}

function weigh({ counts, covered, end, weights }: Learnt, shape: Float64Array, level: number): void {
  let [squares, means] = [0, 0];
  for (let t = 0; t < end; t++) {
    if (!covered[t]) continue;
    const mean = level * shape[t]!;
    squares += weights[t]! * (counts[t]! - mean) ** 2;
    means += weights[t]! * mean;
  }
  const dispersion = Math.max(1, squares / Math.max(means, 1));
  for (let t = 0; t < end; t++) weights[t] = outbreakWeight(counts[t]!, level * shape[t]!, dispersion);
}

/** How many times as many the last year had as the one before, at most 1.3 times more or fewer; 1 without two whole years. */
function yearlyGrowth(
  counts: Float64Array,
  covered: Uint8Array,
  { year }: Frame,
  end: number,
): { factor: number; variance: number } {
  if (end < 2 * year) return { factor: 1, variance: 0 };
  let [last, before] = [0, 0];
  for (let t = end - year; t < end; t++) {
    if (!covered[t] || !covered[t - year]) continue;
    last += counts[t]!;
    before += counts[t - year]!;
  }
  const factor = Math.min(1.3, Math.max(1 / 1.3, (last + prior) / (before + prior)));
  return { factor, variance: 0.25 / (last + prior) + 0.25 / (before + prior) };
}
