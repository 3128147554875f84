import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';

function expressions(rule: BlockingRule): string {
  if (rule.kind === 'equal') return rule.on.join(' ');
  return [rule.kind === 'element' ? rule.list : rule.by, ...rule.on].join(' ');
}

/**
 * By rule and comparison: the rule looks at one of the comparison's columns, so that among its pairs the comparison
 * says less than among others and cannot be learnt there.
 */
export function fixedComparisons({ blocking, comparisons }: LinkageModel): boolean[][] {
  return blocking.map((rule) => {
    const names = new Set(expressions(rule).match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
    return comparisons.map(({ columns }) => columns.some((column) => names.has(column)));
  });
}
