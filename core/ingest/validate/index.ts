import type { Rule } from '../../../schemas/datasets/dataset.ts';
import type { NormaliseContext } from '../normalise/index.ts';
import { ruleKinds } from './rule-kinds.ts';

/**
 * SQL over a row's typed columns that is true when the rule is violated; it is never true when a value that
 * the rule compares is missing. `context.today` is the day that `not-future` measures against.
 */
export function ruleSql(rule: Rule, context: NormaliseContext): string {
  return `coalesce(${ruleKinds[rule.check](rule, context)}, FALSE)`;
}
