import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { goldenKinds } from '../../../../schemas/master/index.ts';
import { useCodes } from '../../../components/use-codes.ts';
import { fieldOf, useDatasets } from '../../../components/use-datasets.ts';
import { useTexts } from '../../../components/use-texts.ts';

/** What fields of an entity are called and how their values read: codes as the words of their tables. */
export function useFieldTexts() {
  const { t } = useTexts();
  const { codeLabel } = useCodes();
  const datasets = useDatasets();

  const fieldLabel = (kind: EntityKind, field: string): string =>
    datasets.fieldLabel(goldenKinds[kind].dataset, field);

  function valueText(kind: EntityKind, field: string, value: string): string {
    const declared = fieldOf(goldenKinds[kind].dataset, field);
    if (declared?.codes) return codeLabel(declared.codes, value);
    if (declared?.type === 'boolean') return t(value === 'true' ? 'overview.rows.yes' : 'overview.rows.no');
    return declared?.unit ? `${value} ${declared.unit}` : value;
  }

  return { fieldLabel, valueText };
}
