import { useI18n } from 'vue-i18n';
import type { Clustering } from '../../../schemas/linkage/linkage-model.ts';
import { percentOf } from './fine-percent.ts';

/** How a model has its threshold, in words. */
export function useThresholdText() {
  const { t } = useI18n();

  return ({ aim, probability }: Pick<Clustering, 'aim' | 'probability'>): string => {
    if (aim === 'f1') return t('linkage.model.clustering.thresholds.f1');
    if (aim) return t('linkage.model.clustering.precisionOf', { percent: percentOf(aim.precision) });
    return t('linkage.model.clustering.probabilityOf', { probability });
  };
}
