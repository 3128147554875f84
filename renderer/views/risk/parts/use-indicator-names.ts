import { useI18n } from 'vue-i18n';
import { fieldOf, useDatasets } from '../../../components/use-datasets.ts';
import { useCodes } from '../../../components/use-codes.ts';
import { useRiskStore } from '../../../stores/risk.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';

/** What indicators and their kinds are called, in the chosen language. */
export function useIndicatorNames() {
  const { t } = useI18n();
  const store = useRiskStore();
  const { inLanguage } = useDatasets();
  const { codeLabel } = useCodes();

  /** One that no longer holds has no name any more. */
  const indicatorName = (id: string): string => {
    const indicator = store.byId.get(id);
    return indicator ? inLanguage(indicator.label) : t('risk.retiredIndicator', { id });
  };

  /** A kind of the rows that an indicator counts. */
  function kindName({ numerator, kind }: Indicator, key: string): string {
    const codes = kind === undefined ? undefined : fieldOf(numerator.dataset, kind)?.codes;
    return codes ? codeLabel(codes, key) : key;
  }

  return { inLanguage, indicatorName, kindName };
}
