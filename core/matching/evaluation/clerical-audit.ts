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
 * to judge. Strata are cut so that each holds an equal part of Σ √(p(1 − p)), the uncertainty that Neyman's
 * allocation goes by; all get some, as the probabilities themselves are on trial (for audits by strata of weights see
 * Blakely and Salmond 2002).
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
  const uncertainty = strata.reduce((sum, stratum) => sum + stratum.uncertainty, 0);
  return strata
    .map(({ uncertainty: own, ...stratum }) => {
      const share = uncertainty > 0 ? own / uncertainty : 1 / strata.length;
      const free = Math.max(0, size - fewestOfStratum * strata.length);
      return { ...stratum, sample: Math.min(stratum.pairs, fewestOfStratum + Math.floor(free * share)) };
    })
    .sort((a, b) => a.from - b.from);
}

function cut(
  bins: readonly ScoreBin[],
  isFound: boolean,
  threshold: number,
): (Omit<AuditStratum, 'sample'> & { uncertainty: number })[] {
  const sorted = [...bins].sort((a, b) => a.weight - b.weight);
  const total = sorted.reduce((sum, bin) => sum + uncertaintyOf(bin), 0);
  const strata: (Omit<AuditStratum, 'sample'> & { uncertainty: number })[] = [];
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
