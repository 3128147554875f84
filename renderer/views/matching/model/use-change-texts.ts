import { useI18n } from 'vue-i18n';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { useNumbers } from '../../../components/use-numbers.ts';
import { useModelTexts } from '../use-model-texts.ts';
import type { ModelChange } from './compare-models.ts';

/** What differs between two models, in words. */
export function useChangeTexts(entity: () => EntityKind) {
  const { t } = useI18n();
  const { percent } = useNumbers();
  const { columnName, comparisonName, levelName, ruleText, listed } = useModelTexts(entity);

  function changeText(change: ModelChange): string {
    if (change.kind === 'setting') {
      const [from, to] = [settingText(change.setting, change.from), settingText(change.setting, change.to)];
      return t('linkage.model.changes.setting', { setting: settingName(change.setting), from, to });
    }
    return t(`linkage.model.changes.${change.kind}`, {
      ...('rule' in change ? { rule: ruleText(change.rule) } : {}),
      ...('comparison' in change ? { name: comparisonName(change.comparison) } : {}),
      ...('level' in change ? { level: levelName(change.level) } : {}),
    });
  }

  const settingName = (setting: string): string =>
    setting === 'largestBlock'
      ? t('linkage.model.blocking.largestBlock')
      : t(`linkage.model.clustering.${setting}`);

  function settingText(setting: string, value: unknown): string {
    if (setting === 'probability') return percent(Number(value));
    if (typeof value === 'boolean') return t(`overview.rows.${value ? 'yes' : 'no'}`);
    if (!Array.isArray(value)) return String(value);
    if (value.length === 0) return t('linkage.model.blocking.none');
    return listed(value.map((part) => (typeof part === 'string' ? columnName(part) : String(part))));
  }

  return { changeText };
}
