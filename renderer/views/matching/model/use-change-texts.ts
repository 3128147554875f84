import { useI18n } from 'vue-i18n';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import type { Clustering } from '../../../../schemas/linkage/linkage-model.ts';
import { useSourceNames } from '../../../components/use-source-names.ts';
import { useSourcesStore } from '../../../stores/sources.ts';
import { useModelTexts } from '../use-model-texts.ts';
import { useThresholdText } from '../use-threshold-text.ts';
import type { ModelChange } from './compare-models.ts';

/** What differs between two models, in words. */
export function useChangeTexts(entity: () => EntityKind) {
  const { t } = useI18n();
  const sources = useSourcesStore();
  const { sourceName } = useSourceNames();
  const thresholdText = useThresholdText();
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
    if (setting === 'threshold') return thresholdText(value as Clustering);
    if (typeof value === 'boolean') return t(`overview.rows.${value ? 'yes' : 'no'}`);
    if (!Array.isArray(value)) return String(value);
    if (value.length === 0) return t('linkage.model.blocking.none');
    return listed(value.map((part) => (typeof part === 'string' ? columnName(part) : nameOfSource(part))));
  }

  function nameOfSource(id: unknown): string {
    const source = sources.sources.find(({ sourceId }) => sourceId === id);
    return source ? sourceName(source) : String(id);
  }

  return { changeText };
}
