import { useCodes } from '../../../components/use-codes.ts';
import { fieldOf, useDatasets } from '../../../components/use-datasets.ts';
import { useTexts } from '../../../components/use-texts.ts';

/** What fields of a dataset are called and how their values read: codes as the words of their tables. */
export function useDatasetTexts() {
  const { t } = useTexts();
  const { codeLabel } = useCodes();
  const { fieldLabel } = useDatasets();

  function valueText(dataset: string, field: string, value: string): string {
    const declared = fieldOf(dataset, field);
    if (declared?.codes) return codeLabel(declared.codes, value);
    if (declared?.type === 'boolean') return t(value === 'true' ? 'overview.rows.yes' : 'overview.rows.no');
    return declared?.unit ? `${value} ${declared.unit}` : value;
  }

  return { fieldLabel, valueText };
}
