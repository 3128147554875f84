import type { Rule } from '../../../schemas/datasets/dataset.ts';
import type { NormaliseContext } from '../normalise/index.ts';
import { ruleKinds } from './rule-kinds.ts';

/**
 * SQL over a row's typed columns that is true when the rule is violated; NULL or false when it is kept, or when
 * a value that it compares is missing. `context.today` is the day that `not-future` measures against.
 */
export function ruleSql(rule: Rule, context: Pick<NormaliseContext, 'today'>): string {
  return ruleKinds[rule.check](rule, context);
}
