import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { goldenKinds } from '../../../../schemas/master/index.ts';
import { useDatasetTexts } from './use-dataset-texts.ts';

/** What fields of an entity are called and how their values read. */
export function useFieldTexts() {
  const texts = useDatasetTexts();

  const fieldLabel = (kind: EntityKind, field: string): string =>
    texts.fieldLabel(goldenKinds[kind].dataset, field);
  const valueText = (kind: EntityKind, field: string, value: string): string =>
    texts.valueText(goldenKinds[kind].dataset, field, value);

  return { fieldLabel, valueText };
}
