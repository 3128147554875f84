import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { BlockingCounts } from '../../../schemas/api/linkage/model.ts';
import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { ConnectedSession, Warehouse } from '../../warehouse/warehouse.ts';
import { indexBlocks } from '../blocking/block-index.ts';
import { pairCounts, type PairCounts } from '../blocking/count-pairs.ts';
import { estimateNewPairs } from '../blocking/estimate-new-pairs.ts';
import { allPairs } from '../blocking/pair-scope.ts';
import { checkBlocking, expressionsOf } from './check-model.ts';
import { makeAllRecords } from './entity-records.ts';
import { expressionMasking, maskTexts } from './mask-values.ts';
import { currentModel } from '../version/current-model.ts';

const largestShown = 5;

export interface BlockingAsked {
  entity: EntityKind;
  blocking: BlockingRule[];
  largestBlock: number;
  signal: AbortSignal;
}

/**
 * Counts what blocking rules would bring together over the current records, without making the pairs. More than a run
 * would make is no error here: the limit is part of the answer.
 *
 * @throws HubError `BAD_INPUT` for an expression that is not allowed, `CANCELLED`
 */
export async function countBlocking(
  warehouse: Warehouse,
  { entity, signal, ...rules }: BlockingAsked,
): Promise<BlockingCounts> {
  checkBlocking(entity, rules.blocking);
  const { model: current } = await currentModel(warehouse, entity);
  const model = { ...current, ...rules };
  return warehouse.transaction(
    async (session) => {
      const records = await makeAllRecords(session, entity, signal);
      const index = await indexBlocks(session, model, { excluded: null, scope: allPairs, largestShown });
      const counts = pairCounts(index.counts);
      const added = await estimateNewPairs(index, model.training.seed, signal);
      const largest = await maskLargest(session, entity, rules.blocking, counts);
      return {
        records,
        rules: counts.rules.map((rule, at) => ({
          ...rule,
          newPairs: added.rules[at]!,
          largest: largest[at]!,
        })),
        total: counts.total,
        limit: model.maximumPairs,
      };
    },
    { signal },
  );
}

/** The largest blocks of each rule with their values as they may be shown. */
async function maskLargest(
  session: ConnectedSession,
  entity: EntityKind,
  blocking: readonly BlockingRule[],
  { rules }: PairCounts,
): Promise<BlockingCounts['rules'][number]['largest'][]> {
  const largest: BlockingCounts['rules'][number]['largest'][] = [];
  for (const [at, rule] of blocking.entries()) {
    const maskings = shownExpressions(rule).map((expression) => expressionMasking(entity, expression));
    const blocks = rules[at]!.largest;
    const shown = await maskTexts(
      session,
      blocks.flatMap(({ values }) => values.map((text, i) => ({ text, masking: maskings[i] ?? 'hidden' }))),
    );
    const width = maskings.length;
    largest.push(
      blocks.map(({ records }, block) => ({
        values: shown.slice(block * width, (block + 1) * width),
        records,
      })),
    );
  }
  return largest;
}

/** The expressions in the order of a block's values: an element comes last. */
function shownExpressions(rule: BlockingRule): string[] {
  return rule.kind === 'element' ? [...rule.on, rule.list] : expressionsOf(rule);
}
