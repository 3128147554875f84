import { useI18n } from 'vue-i18n';
import { useDatasets } from '../../../components/use-datasets.ts';
import { useCodes } from '../../../components/use-codes.ts';
import { useRiskStore } from '../../../stores/risk.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { measuredDataset } from '../../../../schemas/indicators/measured-fields.ts';

/** What indicators and their kinds are called, in the chosen language. */
export function useIndicatorNames() {
  const { t } = useI18n();
  const store = useRiskStore();
  const { inLanguage, datasetLabel } = useDatasets();
  const { codeLabel } = useCodes();

  /** One that no longer holds has no name any more. */
  const indicatorName = (id: string): string => {
    const indicator = store.byId.get(id);
    return indicator ? inLanguage(indicator.label) : t('risk.retiredIndicator', { id });
  };

  /** A kind of the rows that an indicator counts. */
  function kindName({ numerator, kind }: Indicator, key: string): string {
    if (kind === 'dataset') return datasetLabel(key);
    const field = measuredDataset(numerator.dataset)?.fields.find((candidate) => candidate.key === kind);
    return field?.codes ? codeLabel(field.codes, key) : key;
  }

  return { inLanguage, indicatorName, kindName };
}
