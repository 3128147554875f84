import { emptyBatch, type PairBatch } from '../blocking/pair-batches.ts';
import { mixed } from '../pairs/number-pairs.ts';

/** Which pairs training looks at: one in so many, by the two records and the seed alone. */
export interface PairSample {
  every: number;
  seed: number;
}

export function isInSample({ every, seed }: PairSample, left: number, right: number): boolean {
  return every === 1 || (mixed(mixed(left, right), seed) >>> 0) % every === 0;
}

/** Moves the sampled pairs of a batch into another one, which is used again for the next. */
export function sampleTaker(sample: PairSample): (batch: PairBatch) => PairBatch {
  const taken = emptyBatch();
  return (batch) => {
    let left = 0;
    taken.length = 0;
    for (let i = 0; i < batch.length; i++) {
      const isTaken = isInSample(sample, batch.left[i]!, batch.right[i]!);
      const into = isTaken ? taken : batch;
      const at = isTaken ? taken.length++ : left++;
      into.left[at] = batch.left[i]!;
      into.right[at] = batch.right[i]!;
      into.rules[at] = batch.rules[i]!;
    }
    batch.length = left;
    return taken;
  };
}
