import { useCodes } from '../../../components/use-codes.ts';
import { fieldOf, useDatasets } from '../../../components/use-datasets.ts';
import { useNumbers } from '../../../components/use-numbers.ts';
import { useTexts } from '../../../components/use-texts.ts';

/** What fields of a dataset are called and how their values read: codes as the words of their tables. */
export function useDatasetTexts() {
  const { t } = useTexts();
  const { amount } = useNumbers();
  const { codeLabel } = useCodes();
  const { fieldLabel } = useDatasets();

  function valueText(dataset: string, field: string, value: string): string {
    const declared = fieldOf(dataset, field);
    if (declared?.codes) return codeLabel(declared.codes, value);
    if (declared?.type === 'boolean') return t(value === 'true' ? 'overview.rows.yes' : 'overview.rows.no');
    const written = declared?.type === 'decimal' ? amount(value) : value;
    return declared?.unit ? `${written} ${declared.unit}` : written;
  }

  return { fieldLabel, valueText };
}
