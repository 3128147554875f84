import { setImmediate } from 'node:timers/promises';
import { mixed } from '../pairs/number-pairs.ts';
import type { BlockIndex } from './block-index.ts';
import { pairBatches } from './pair-batches.ts';

const sampledPairs = 1_000_000;

/**
 * How many pairs each rule of an index brings that no rule before it does, and all together: what `candidatePairs`
 * would make. The pairs of one record in so many are made and counted, as many as give about a million; the numbers
 * are exact where there are fewer. The estimate is unbiased: each pair belongs to its first record alone.
 *
 * @param index of all pairs
 * @throws the signal's reason
 */
export async function estimateNewPairs(
  index: BlockIndex,
  seed: number,
  signal?: AbortSignal,
): Promise<{ rules: number[]; total: number }> {
  const met = index.counts.reduce((sum, { pairs }) => sum + pairs, 0);
  const every = Math.max(1, Math.ceil(met / sampledPairs));
  const changed = every === 1 ? null : sampledRecords(index.records, every, seed);
  const found = index.counts.map(() => 0);
  for (const { length, rules } of pairBatches({ ...index, changed, byFirst: true })) {
    for (let i = 0; i < length; i++) found[31 - Math.clz32(rules[i]! & -rules[i]!)]! += every;
    await setImmediate();
    signal?.throwIfAborted();
  }
  return { rules: found, total: found.reduce((sum, pairs) => sum + pairs, 0) };
}

/** By record: 1 for one in `every`, the same ones for one seed. */
function sampledRecords(records: number, every: number, seed: number): Uint8Array {
  return Uint8Array.from({ length: records }, (_, n) => ((mixed(n, seed) >>> 0) % every === 0 ? 1 : 0));
}
