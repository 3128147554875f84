import { countTails } from '../numbers/count-tails.ts';
import type { Baseline } from './baseline.ts';
import type { Frame } from './frame.ts';
import { outbreakWeight } from './outbreak-weight.ts';
import type { Season } from './season.ts';

/** Events that are added to an area's history, at the pace of a usual area of its level: none in a year is not never. */
const prior = 0.5;
/** Events at the usual pace beside which an area's own season shows. */
const seasonPrior = 3;
/** Periods of a sum by which slow wandering is judged, and how many of the area's own outweigh the day's dispersion. */
const block = 14;
const priorBlocks = 5;

/**
 * An area stands so high above the city's shape as it did in the year before the guard; past outbreaks weigh less. Where it rose at this
 * time of earlier years more than the city did, it may again. Its prediction is negative binomial: overdispersion of its own history, and
 * how badly its level and the season are known.
 *
 * @param usualLevel events per unit of shape of an average area of the same level
 */
export function countBaseline(
  counts: Float64Array,
  covered: Uint8Array,
  frame: Frame,
  season: Season,
  usualLevel: number,
): Baseline {
  const { shape } = season;
  const end = Math.max(0, shape.length - 1 - frame.guard);
  const begin = Math.max(0, end - frame.level);
  const history = { counts, covered, shape, begin, end };
  let fitted = fitLevel(history, usualLevel, null);
  let dispersion = dayDispersion(history, fitted);
  for (let round = 0; round < 2; round++) {
    fitted = fitLevel(history, usualLevel, { ...fitted, dispersion });
    dispersion = dayDispersion(history, fitted);
  }
  const { level, events } = fitted;
  const unknown = dispersion / events + season.variance;
  const slow = Math.max(dispersion, slowDispersion(history, level, dispersion));
  const own = ownSeason(history, frame, level);
  const compare: Baseline['compare'] = (from, to, isSlow) => {
    let [seen, expected] = [0, 0];
    for (let t = Math.max(0, from); t <= to; t++) {
      if (!covered[t]) continue;
      seen += counts[t]!;
      expected += level * shape[t]! * own(t);
    }
    const spread = (isSlow ? slow : dispersion) + expected * unknown;
    return {
      seen,
      expected,
      deviation: Math.sqrt(expected * spread),
      tails: () => countTails(seen, expected, spread),
    };
  };
  return { compare, slowFrom: block };
}

interface History {
  counts: Float64Array;
  covered: Uint8Array;
  shape: Float64Array;
  begin: number;
  end: number;
}

interface Level {
  level: number;
  events: number;
}

function fitLevel(
  { counts, covered, shape, begin, end }: History,
  usualLevel: number,
  before: (Level & { dispersion: number }) | null,
): Level {
  let [events, usual] = [prior, usualLevel > 0 ? prior / usualLevel : 1];
  for (let t = begin; t < end; t++) {
    if (!covered[t]) continue;
    const weight = before ? outbreakWeight(counts[t]!, before.level * shape[t]!, before.dispersion) : 1;
    events += weight * counts[t]!;
    usual += weight * shape[t]!;
  }
  return { level: events / usual, events };
}

function dayDispersion({ counts, covered, shape, begin, end }: History, { level }: Level): number {
  let [squares, means] = [prior, prior];
  for (let t = begin; t < end; t++) {
    if (!covered[t]) continue;
    const mean = level * shape[t]!;
    const square = (counts[t]! - mean) ** 2;
    squares += Math.min(square, 6.66 * Math.max(mean, 1));
    means += mean;
  }
  return Math.max(1, squares / means);
}

/** The largest block is left out: it may be an outbreak. */
function slowDispersion(
  { counts, covered, shape, begin, end }: History,
  level: number,
  dispersion: number,
): number {
  const ratios: number[] = [];
  for (let from = begin; from + block <= end; from += block) {
    let [seen, mean] = [0, 0];
    for (let t = from; t < from + block; t++) {
      if (!covered[t]) continue;
      seen += counts[t]!;
      mean += level * shape[t]!;
    }
    if (mean > 0) ratios.push((seen - mean) ** 2 / Math.max(mean, 1));
  }
  ratios.sort((a, b) => a - b).pop();
  const sum = ratios.reduce((total, ratio) => total + ratio, 0);
  return (sum + priorBlocks * dispersion) / (ratios.length + priorBlocks);
}

/** How much higher than the city's shape the area stood around the same time of the year before. */
function ownSeason(
  { counts, covered, shape }: History,
  { year, around }: Frame,
  level: number,
): (t: number) => number {
  const known = new Map<number, number>();
  const factorAt = (t: number) => {
    let [seen, usual] = [seasonPrior, seasonPrior];
    for (let other = t - year - around; other <= t - year + around; other++) {
      if (other < 0 || !covered[other]) continue;
      seen += counts[other]!;
      usual += level * shape[other]!;
    }
    return Math.max(1, seen / usual);
  };
  return (t) => {
    const factor = known.get(t) ?? factorAt(t);
    known.set(t, factor);
    return factor;
  };
}
