import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { indexBlocks } from './block-index.ts';
import type { BlockingModel } from './blocking-model.ts';
import { allPairs } from './pair-scope.ts';
import type { RuleCount } from './rule-count.ts';

export interface PairCounts {
  rules: RuleCount[];
  /** Sum over the rules: an upper bound of the pairs, since some meet in several, and the measure of the work. */
  total: number;
}

const largestShown = 5;

/** Counts what the model's rules would bring together in `record`, without making a pair. */
export async function countPairs(session: ConnectedSession, model: BlockingModel): Promise<PairCounts> {
  const { counts } = await indexBlocks(session, model, { excluded: null, scope: allPairs, largestShown });
  return pairCounts(counts);
}

export function pairCounts(rules: RuleCount[]): PairCounts {
  return { rules, total: rules.reduce((sum, { pairs }) => sum + pairs, 0) };
}
