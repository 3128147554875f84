import type { ScoreBin } from '../scoring/expected-quality.ts';
import { shareInterval, sumInterval, wilsonInterval, type Interval } from './interval.ts';

/** Pairs of one range of weights, [from, below), of which people judge some that are drawn at random. */
export interface AuditStratum {
  from: number;
  below: number;
  /** Taken for matches. */
  isFound: boolean;
  pairs: number;
  /** Pairs to judge. */
  sample: number;
}

/** What people found in a stratum; pairs of which they were unsure are in neither count. */
export interface JudgedStratum {
  isFound: boolean;
  pairs: number;
  judged: number;
  matches: number;
}

export interface AuditResult {
  precision: Interval;
  /** Among the compared pairs: what no blocking rule brought together is not in it. */
  recall: Interval;
}

const strataOfEachSide = 4;
const fewestOfStratum = 10;
/** Ends of bins are multiples of a width that no double holds. */
const tolerance = 1e-9;

/**
 * Plans a clerical audit: the pairs on either side of the threshold in strata by weight, and how many pairs of each
 * to judge: `size` in all, or every pair where there are fewer. Strata are cut so that each holds an equal part of
 * Σ √(p(1 − p)), the uncertainty that Neyman's allocation goes by; all get some, as the probabilities themselves are on
 * trial (for audits by strata of weights see Blakely and Salmond 2002).
 *
 * @param bins scores of all compared pairs
 * @param threshold weight from which pairs are matches; it falls on the end of a bin
 * @param size pairs that people are ready to judge
 */
export function planAudit(bins: readonly ScoreBin[], threshold: number, size: number): AuditStratum[] {
  const strata = [true, false].flatMap((isFound) =>
    cut(
      bins.filter(({ weight, pairs }) => pairs > 0 && isFound === weight > threshold - tolerance),
      isFound,
      threshold,
    ),
  );
  const samples = allocate(strata, size);
  return strata
    .map(({ uncertainty: _, ...stratum }, at) => ({ ...stratum, sample: samples[at]! }))
    .sort((a, b) => a.from - b.from);
}

/** Hands out the pairs to judge by uncertainty, round by round: what a stratum cannot take goes to the others. */
function allocate(strata: readonly UncertainStratum[], size: number): number[] {
  const fewest = Math.min(fewestOfStratum, Math.floor(size / strata.length));
  const samples = strata.map(({ pairs }) => Math.min(pairs, fewest));
  for (;;) {
    const free = size - samples.reduce((sum, sample) => sum + sample, 0);
    const open = [...strata.keys()]
      .filter((at) => samples[at]! < strata[at]!.pairs)
      .sort((a, b) => strata[b]!.uncertainty - strata[a]!.uncertainty);
    if (free <= 0 || open.length === 0) return samples;
    const total = open.reduce((sum, at) => sum + strata[at]!.uncertainty, 0);
    const parts = open.map((at) =>
      Math.floor(free * (total > 0 ? strata[at]!.uncertainty / total : 1 / open.length)),
    );
    if (!parts.some((part) => part > 0)) parts[0] = 1;
    for (const [k, at] of open.entries()) samples[at] = Math.min(strata[at]!.pairs, samples[at]! + parts[k]!);
  }
}

type UncertainStratum = Omit<AuditStratum, 'sample'> & { uncertainty: number };

function cut(bins: readonly ScoreBin[], isFound: boolean, threshold: number): UncertainStratum[] {
  const sorted = [...bins].sort((a, b) => a.weight - b.weight);
  const total = sorted.reduce((sum, bin) => sum + uncertaintyOf(bin), 0);
  const strata: UncertainStratum[] = [];
  let passed = 0;
  for (const bin of sorted) {
    const stratumNumber = Math.min(strataOfEachSide - 1, Math.floor((strataOfEachSide * passed) / total));
    let stratum = strata.at(-1);
    if (!stratum || strata.length - 1 < stratumNumber) {
      stratum = { from: bin.weight, below: Infinity, isFound, pairs: 0, uncertainty: 0 };
      if (strata.length > 0) strata.at(-1)!.below = bin.weight;
      strata.push(stratum);
    }
    stratum.pairs += bin.pairs;
    stratum.uncertainty += uncertaintyOf(bin);
    passed += uncertaintyOf(bin);
  }
  if (strata.length > 0) {
    strata[0]!.from = isFound ? threshold : -Infinity;
    strata.at(-1)!.below = isFound ? Infinity : threshold;
  }
  return strata;
}

function uncertaintyOf({ pairs, matches }: ScoreBin): number {
  const p = Math.min(1, matches / pairs);
  return pairs * Math.sqrt(p * (1 - p));
}

/**
 * Estimates precision and recall with 95 % limits from the judged pairs: every stratum stands for all its pairs, with
 * Wilson's interval for its share of matches. A stratum judged in full is known.
 */
export function estimateQuality(strata: readonly JudgedStratum[]): AuditResult {
  const shares = strata.map(({ isFound, pairs, judged, matches }) => {
    const interval = wilsonInterval(matches, judged);
    const known = { estimate: matches / judged, low: matches / judged, high: matches / judged };
    return { isFound, weight: pairs, ...(judged === pairs && judged > 0 ? known : interval) };
  });
  const found = shares.filter(({ isFound }) => isFound);
  const left = shares.filter(({ isFound }) => !isFound);
  const pairs = found.reduce((sum, { weight }) => sum + weight, 0);
  return {
    precision:
      pairs === 0
        ? { estimate: 1, low: 0, high: 1 }
        : sumInterval(found.map((share) => ({ ...share, weight: share.weight / pairs }))),
    recall: shareInterval(sumInterval(found), sumInterval(left)),
  };
}
