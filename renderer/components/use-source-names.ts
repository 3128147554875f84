import type { Source } from '../../schemas/api/sources.ts';
import { useI18n } from 'vue-i18n';
import { useDatasets } from './use-datasets.ts';

/** What people call a source: its own name, else its department and dataset. */
export function useSourceNames() {
  const { t } = useI18n();
  const { datasetLabel } = useDatasets();

  const sourceName = ({ profile, department, dataset }: Source): string =>
    profile?.name || t('sourcePage.unnamed', { department, dataset: datasetLabel(dataset) });

  return { sourceName };
}
