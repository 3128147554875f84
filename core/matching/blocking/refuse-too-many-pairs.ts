import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import { HubError } from '../../base/hub-error.ts';
import type { BlockingModel } from './blocking-model.ts';
import type { PairCounts } from './count-pairs.ts';

/** The rule's expressions, without any value. */
function describeRule(rule: BlockingRule): string {
  if (rule.kind === 'equal') return rule.on.join(' + ');
  return [rule.kind === 'element' ? rule.list : rule.by, ...rule.on].join(' + ');
}

/**
 * Refuses a run that would make more pairs than the model allows, before anything is made.
 *
 * @throws HubError `TOO_MANY_PAIRS` with the counts and the rule that brings most
 */
export function refuseTooManyPairs(model: BlockingModel, { rules, total }: PairCounts): void {
  if (total <= model.maximumPairs) return;
  const most = rules.reduce((best, { pairs }, at) => (pairs > rules[best]!.pairs ? at : best), 0);
  throw new HubError('TOO_MANY_PAIRS', {
    pairs: total,
    limit: model.maximumPairs,
    rule: describeRule(model.blocking[most]!),
    rulePairs: rules[most]!.pairs,
  });
}
