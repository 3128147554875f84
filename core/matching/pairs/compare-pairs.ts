import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { batchCapacity, type PairBatch } from '../blocking/pair-batches.ts';
import { numberPairs } from './number-pairs.ts';
import { valueLevels } from './value-levels.ts';
import type { ReadyComparison } from './value-dictionary.ts';

/** Compares batches of pairs. */
export interface PairComparer {
  /** The number of each pair's pattern; the array is used again for the next batch. */
  compare(batch: PairBatch): Promise<Int32Array>;
  /** The pattern of a number (`pattern-counts.ts`). */
  patternOf(number: number): number;
}

/** Levels of the comparisons from this one on stand in the second half of a pattern, which is put together from two. */
const secondHalf = 7;

/**
 * Compares pairs of records by the levels of their values, which are worked out outside SQL, by character, and kept
 * for the pairs of values that come again.
 *
 * @param codes record by record the number of its value in each comparison (`readCodes`)
 */
export function pairComparer(
  session: ConnectedSession,
  ready: readonly ReadyComparison[],
  codes: Int32Array,
): PairComparer {
  const width = ready.length;
  const comparisons = ready.map((comparison, k) => valueLevels(session, k, comparison));
  const [left, right] = [new Int32Array(batchCapacity), new Int32Array(batchCapacity)];
  const levels = new Uint8Array(batchCapacity);
  const halves = [new Int32Array(batchCapacity), new Int32Array(batchCapacity)] as const;
  const found = new Int32Array(batchCapacity);
  const numbering = numberPairs();
  return {
    async compare(batch) {
      const { length } = batch;
      for (const half of halves) half.fill(0, 0, length);
      for (const [k, comparison] of comparisons.entries()) {
        for (let i = 0; i < length; i++) {
          left[i] = codes[batch.left[i]! * width + k]!;
          right[i] = codes[batch.right[i]! * width + k]!;
        }
        await comparison(left, right, length, levels);
        const half = halves[k < secondHalf ? 0 : 1];
        const shift = 4 * (k % secondHalf);
        for (let i = 0; i < length; i++) half[i]! |= levels[i]! << shift;
      }
      for (let i = 0; i < length; i++) found[i] = numbering.numberOf(halves[0][i]!, halves[1][i]!);
      return found;
    },
    patternOf: (number) => numbering.firsts()[number]! + numbering.seconds()[number]! * 16 ** secondHalf,
  };
}
