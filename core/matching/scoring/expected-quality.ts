import { double } from './double.ts';

/** Pairs of one range of weights. */
export interface ScoreBin {
  /** Lower end, in bits; the upper one is `binWidth` higher. */
  weight: number;
  pairs: number;
  /** Matches to be expected among them: the sum of their probabilities. */
  matches: number;
}

/** What to expect of the pairs from a weight on, by the model's own probabilities. */
export interface ExpectedQuality {
  weight: number;
  pairs: number;
  precision: number;
  recall: number;
  f1: number;
}

/** Width of the ranges in which scores are counted, in bits: a probability changes by less than 2 % in one. */
export const binWidth = 0.1;

/**
 * Query for the score bins of `scored(l, r, pattern, weight)`, as `ScoreBin`, from the lowest.
 *
 * @param origin a weight at which a bin begins: with the threshold none lies on both sides of it
 */
export function scoreBinsQuery(scored = 'scored', origin = 0): string {
  return `SELECT bin * ${double(binWidth)} + ${double(origin)} AS weight, pairs, matches FROM (
      SELECT floor((CAST(weight AS DOUBLE) - ${double(origin)}) / ${double(binWidth)}) AS bin, CAST(count(*) AS DOUBLE) AS pairs,
        sum(1 / (1 + power(2, -CAST(weight AS DOUBLE)))) AS matches
      FROM ${scored} GROUP BY 1)
    ORDER BY 1`;
}

/**
 * Expected precision, recall and F1 at the lower end of each bin, from the highest weight down, without any truth:
 * as good as the probabilities are.
 *
 * @param totalMatches matches to be expected among all pairs of records, also those never compared (prior · pairs)
 */
export function expectedQuality(bins: readonly ScoreBin[], totalMatches: number): ExpectedQuality[] {
  let [pairs, matches] = [0, 0];
  return [...bins]
    .sort((a, b) => b.weight - a.weight)
    .map((bin) => {
      pairs += bin.pairs;
      matches += bin.matches;
      const all = Math.max(totalMatches, matches);
      return {
        weight: bin.weight,
        pairs,
        precision: matches / pairs,
        recall: matches / all,
        f1: (2 * matches) / (pairs + all),
      };
    });
}
