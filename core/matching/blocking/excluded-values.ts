import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { indexBlocks } from './block-index.ts';
import type { BlockingModel } from './blocking-model.ts';
import { allPairs } from './pair-scope.ts';

/** Blocking values of one rule (by its place in the model) that bring nobody together, each as its texts. */
export interface ExcludedRuleValues {
  rule: number;
  values: readonly (readonly string[])[];
}

/**
 * The values that a model version leaves out. They are found once and kept with the version, so that whether two
 * records are compared depends on these two records alone and not on what else has been delivered since. They are
 * values of records: whoever keeps them protects them as such.
 */
export type ExcludedValues = readonly ExcludedRuleValues[];

/**
 * Finds the blocking values that more than `model.largestBlock` records of `record` have. A sorted neighbourhood
 * has none: its window limits it.
 */
export async function excludedValues(
  session: ConnectedSession,
  model: BlockingModel,
): Promise<ExcludedValues> {
  const { excluded } = await indexBlocks(session, model, { excluded: null, scope: allPairs });
  return excluded;
}
