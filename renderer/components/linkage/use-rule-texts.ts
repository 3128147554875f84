import { useI18n } from 'vue-i18n';
import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import { readBlockKey, type BlockKey } from './block-key.ts';

/** Blocking rules as people read them. */
export function useRuleTexts(columnName: (column: string) => string) {
  const { t } = useI18n();

  function keyText(key: BlockKey): string {
    if (key.kind === 'other') return key.expression;
    const column = columnName(key.column);
    if (key.kind !== 'substr') return t(`linkage.model.blocking.parts.${key.kind}`, { ...key, column });
    if (key.length === null) return t('linkage.model.blocking.parts.rest', { column, from: key.from });
    return t('linkage.model.blocking.parts.substr', {
      column,
      from: key.from,
      to: key.from + key.length - 1,
    });
  }

  const expressionText = (expression: string) => keyText(readBlockKey(expression));

  function ruleText(rule: BlockingRule): string {
    const parts = rule.on.map(expressionText).join(t('linkage.model.blocking.and'));
    if (rule.kind === 'equal') return t('linkage.model.blocking.rules.equal', { parts });
    const form = rule.on.length > 0 ? (`${rule.kind}And` as const) : rule.kind;
    const own =
      rule.kind === 'element'
        ? { list: expressionText(rule.list) }
        : { by: expressionText(rule.by), window: rule.window };
    return t(`linkage.model.blocking.rules.${form}`, { ...own, parts });
  }

  return { keyText, expressionText, ruleText };
}
