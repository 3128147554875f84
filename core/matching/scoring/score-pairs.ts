import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { batchCapacity, type PairBatch } from '../blocking/pair-batches.ts';
import { levelOf } from '../training/pattern-counts.ts';
import { frequencySlots, frequencyTerm, type FrequencyTerm } from './frequency-slots.ts';
import { patternWeights } from './pattern-weight.ts';
import type { Rarities } from './rarity-tables.ts';

/** Pairs with what they weigh, as columns of the table `scored`. */
export interface ScoredBatch {
  left: Int32Array;
  right: Int32Array;
  pattern: BigInt64Array;
  /** In bits over even odds. */
  weight: Float32Array;
}

/** What pairs of one pattern weigh before their values' rarity is looked at. */
interface PatternScore {
  weight: number;
  packed: bigint;
  /** How its levels turn rarity into bits, with the columns looked at; empty where none does. */
  terms: (FrequencyTerm & { columnNumber: number })[];
}

export interface ScorerOptions {
  rarities: Rarities;
  /** The pattern of a number in a compared batch. */
  patternOf(number: number): number;
  /** Bits over even odds. */
  atLeast: number;
}

/**
 * Scores batches of compared pairs and keeps those that reach a weight; what it returns lies in the same memory each
 * time.
 */
export function pairScorer(
  model: LinkageModel,
  parameters: LinkageParameters,
  { rarities, patternOf, atLeast }: ScorerOptions,
): (batch: PairBatch, pattern: Int32Array) => ScoredBatch {
  const scoreOf = patternScores(model, parameters, rarities.rarest, atLeast);
  const scores: (PatternScore | 'none')[] = [];
  const left = new Int32Array(batchCapacity);
  const right = new Int32Array(batchCapacity);
  const packed = new BigInt64Array(batchCapacity);
  const weights = new Float32Array(batchCapacity);
  return (batch, pattern) => {
    let kept = 0;
    for (let i = 0; i < batch.length; i++) {
      const number = pattern[i]!;
      const score = (scores[number] ??= scoreOf(patternOf(number)));
      if (score === 'none') continue;
      const [l, r] = [batch.left[i]!, batch.right[i]!];
      weights[kept] = score.terms.length === 0 ? score.weight : weigh(score, rarities, l, r);
      // The weight is compared as it is kept, as a FLOAT, so that a pair falls on one side everywhere.
      if (weights[kept]! < atLeast) continue;
      left[kept] = l;
      right[kept] = r;
      packed[kept++] = score.packed;
    }
    return {
      left: left.subarray(0, kept),
      right: right.subarray(0, kept),
      pattern: packed.subarray(0, kept),
      weight: weights.subarray(0, kept),
    };
  };
}

/** Adds what rarity gives, term by term in the order of the waterfall. A value that is not there is as rare as usual. */
function weigh({ weight, terms }: PatternScore, { width, values }: Rarities, l: number, r: number): number {
  let sum = weight;
  for (const { columnNumber, weight: factor, most, usual } of terms) {
    const a = values[l * width + columnNumber]!;
    const b = values[r * width + columnNumber]!;
    sum += factor * (Math.min(Number.isNaN(a) ? usual : a, Number.isNaN(b) ? usual : b, most) - usual);
  }
  return sum;
}

/** None for a pattern that stays below `atLeast` however rare its values are. */
function patternScores(
  model: LinkageModel,
  parameters: LinkageParameters,
  rarest: number,
  atLeast: number,
): (pattern: number) => PatternScore | 'none' {
  const slots = frequencySlots(model);
  const weightOf = patternWeights(model, parameters);
  return (pattern) => {
    const weight = weightOf(pattern);
    const terms = slots
      .map(({ comparison, column, columnNumber }) => ({
        columnNumber,
        ...frequencyTerm(
          model.comparisons[comparison]!,
          parameters.levels[comparison]!,
          levelOf(pattern, comparison),
          column,
        ),
      }))
      .filter((term) => term.weight !== 0);
    const most = terms.reduce(
      (sum, term) => sum + Math.max(0, term.weight * (Math.min(rarest, term.most) - term.usual)),
      weight,
    );
    return most < atLeast ? 'none' : { weight, packed: BigInt(pattern), terms };
  };
}
