import { setImmediate } from 'node:timers/promises';
import type { Unlinkable } from '../../../schemas/api/linkage/clusters.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { batchCapacity } from '../blocking/pair-batches.ts';
import { compileComparison } from '../comparison/compile-comparison.ts';
import { pairComparer } from '../pairs/compare-pairs.ts';
import { encodeValues, readCodes, readDictionary, type ReadyComparison } from '../pairs/value-dictionary.ts';
import { binWidth } from '../scoring/expected-quality.ts';
import { readRarities } from '../scoring/rarity-tables.ts';
import { pairScorer } from '../scoring/score-pairs.ts';
import type { LinkContext } from './link-context.ts';
import { releasePairs } from './prepare-pairs.ts';

/**
 * The weight of every record of `record` compared with itself (Splink's unlinkable records): one that stays below the
 * threshold says too little to be linked with anything. Needs the table `frequency` of the parameters.
 *
 * @returns by record's number
 */
export async function selfMatchWeights(
  session: ConnectedSession,
  model: LinkageModel,
  parameters: LinkageParameters,
  { signal, places }: Pick<LinkContext, 'signal' | 'places'>,
): Promise<Float32Array> {
  const [row] = await session.all<{ records: number }>(
    'SELECT coalesce(max(n) + 1, 0)::DOUBLE AS records FROM record',
  );
  const { records } = row!;
  await encodeValues(session, model);
  const ready: ReadyComparison[] = [];
  for (const [k, comparison] of model.comparisons.entries())
    ready.push({
      compiled: compileComparison(comparison, model.columns, places),
      dictionary: await readDictionary(session, k, comparison, model.columns),
    });
  const comparer = pairComparer(session, ready, await readCodes(session, model, records));
  const rarities = await readRarities(session, model, records);
  const patternOf = (number: number) => comparer.patternOf(number);
  const score = pairScorer(model, parameters, { rarities, patternOf, atLeast: -Infinity });
  const weights = new Float32Array(records);
  for (let from = 0; from < records; from += batchCapacity) {
    signal.throwIfAborted();
    const length = Math.min(batchCapacity, records - from);
    const left = Int32Array.from({ length }, (_, at) => from + at);
    const batch = { length, left, right: left, rules: new Int32Array(length) };
    weights.set(score(batch, await comparer.compare(batch)).weight, from);
    await setImmediate();
  }
  await releasePairs(session, model);
  return weights;
}

/** How many records match themselves how well, in bins of which one begins at the threshold. */
export function countSelfMatches(weights: Float32Array, threshold: number): Omit<Unlinkable, 'reasons'> {
  const bins = new Map<number, number>();
  let unlinkable = 0;
  for (const weight of weights) {
    const bin = Math.floor((weight - threshold) / binWidth);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
    if (weight < threshold) unlinkable++;
  }
  return {
    bins: [...bins]
      .sort(([a], [b]) => a - b)
      .map(([bin, records]) => ({ weight: threshold + bin * binWidth, records })),
    binWidth,
    threshold,
    records: weights.length,
    unlinkable,
  };
}
