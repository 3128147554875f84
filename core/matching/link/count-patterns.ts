import { numberPairs } from '../pairs/number-pairs.ts';
import type { PatternCounts } from '../training/pattern-counts.ts';
import { eachBatch, type PreparedPairs } from './prepare-pairs.ts';
import { sampleTaker, type PairSample } from './training-sample.ts';

export interface CountOptions {
  seed: number;
  signal: AbortSignal;
  /** Pairs to look at; of more a sample is taken. */
  trainedPairs?: number;
  /** Told the share of the pairs that have been looked at. */
  looked?(share: number): void;
}

/** The pairs that were looked at, which need not be compared again. */
export interface ComparedSample extends PairSample {
  /** Batch by batch the numbers of their patterns. */
  patterns: Int32Array[];
}

export interface CountedPatterns {
  counts: PatternCounts;
  sample: ComparedSample;
  /** Candidate pairs, looked at or not. */
  pairs: number;
}

/**
 * Counts the patterns of the candidate pairs by the rules that brought them together: of all pairs, or of a random
 * sample, scaled up to all.
 */
export async function countPatterns(
  { index, comparer }: Pick<PreparedPairs, 'index' | 'comparer'>,
  { seed, signal, trainedPairs = 3_000_000, looked }: CountOptions,
): Promise<CountedPatterns> {
  const most = index.counts.reduce((sum, { pairs }) => sum + pairs, 0);
  const every = Math.max(1, Math.ceil(most / trainedPairs));
  const kinds = numberPairs();
  let counts = new Float64Array(1024);
  const take = sampleTaker({ every, seed });
  const compared: Int32Array[] = [];
  let [pairs, sampled] = [0, 0];
  await eachBatch(index, signal, async (batch) => {
    pairs += batch.length;
    const chosen = take(batch);
    sampled += chosen.length;
    const patterns = (await comparer.compare(chosen)).slice(0, chosen.length);
    compared.push(patterns);
    for (let i = 0; i < chosen.length; i++) {
      const kind = kinds.numberOf(chosen.rules[i]!, patterns[i]!);
      if (kind === counts.length) {
        const longer = new Float64Array(2 * counts.length);
        longer.set(counts);
        counts = longer;
      }
      counts[kind]!++;
    }
    looked?.(pairs / Math.max(1, most));
  });
  const scale = sampled > 0 ? pairs / sampled : 1;
  const rules = kinds.firsts();
  const pattern = Float64Array.from(kinds.seconds(), (number) => comparer.patternOf(number));
  const order = [...rules.keys()].sort((a, b) => rules[a]! - rules[b]! || pattern[a]! - pattern[b]!);
  return {
    counts: {
      rules: Int32Array.from(order, (kind) => rules[kind]!),
      pattern: Float64Array.from(order, (kind) => pattern[kind]!),
      count: Float64Array.from(order, (kind) => counts[kind]! * scale),
    },
    sample: { every, seed, patterns: compared },
    pairs,
  };
}
