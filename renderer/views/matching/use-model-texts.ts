import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Condition, SimpleCondition } from '../../../schemas/linkage/condition.ts';
import { useRuleTexts } from '../../components/linkage/use-rule-texts.ts';
import { useTexts } from '../../components/use-texts.ts';
import { usePairTexts } from './pair/use-pair-texts.ts';

/** The parts of a model as people read them. */
export function useModelTexts(entity: () => EntityKind) {
  const { t } = useTexts();
  const names = usePairTexts(entity);
  const { columnName } = names;
  const listed = (parts: readonly string[]) => parts.join(t('linkage.pair.comma'));

  function conditionText(condition: Condition): string {
    if (condition.kind === 'and' || condition.kind === 'or') {
      const inner = condition.of.map((part) => inBrackets(part, condition.kind));
      return inner.join(t(`linkage.model.conditions.${condition.kind}`));
    }
    if (condition.kind === 'not')
      return t('linkage.model.conditions.not', { condition: conditionText(condition.of) });
    return t(`linkage.model.conditions.texts.${condition.kind}`, dataOf(condition));
  }

  /** Brackets around what is joined in another way than what it stands in. */
  function inBrackets(part: Condition, outer: 'and' | 'or'): string {
    const text = conditionText(part);
    return (part.kind === 'and' || part.kind === 'or') && part.kind !== outer && part.of.length > 1
      ? t('linkage.model.conditions.brackets', { text })
      : text;
  }

  function dataOf(condition: SimpleCondition): Record<string, unknown> {
    const place = 'column' in condition ? { column: columnName(condition.column) } : {};
    const places = 'columns' in condition ? { columns: listed(condition.columns.map(columnName)) } : {};
    const unit = 'unit' in condition ? { unit: t(`linkage.model.conditions.units.${condition.unit}`) } : {};
    return { ...condition, ...place, ...places, ...unit };
  }

  return { ...names, ...useRuleTexts(columnName), listed, conditionText };
}
