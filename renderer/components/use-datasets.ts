import { computed } from 'vue';
import type { Dataset, Field, Label } from '../../schemas/datasets/dataset.ts';
import { datasetById, datasets } from '../../schemas/datasets/index.ts';
import { useTexts } from './use-texts.ts';

/** The datasets' own labels and definitions, in the chosen language. */
export function useDatasets() {
  const { language } = useTexts();
  const inLanguage = (label: Label): string => label[language.value];

  const datasetLabel = (id: string): string => {
    const dataset = datasetById(id);
    return dataset ? inLanguage(dataset.label) : id;
  };
  const fieldLabel = (dataset: string, key: string): string => {
    const field = fieldOf(dataset, key);
    return field ? inLanguage(field.label) : key;
  };
  const options = computed(() => datasets.map(({ id, label }) => ({ value: id, label: inLanguage(label) })));

  return { inLanguage, datasetLabel, fieldLabel, options };
}

/** A field of a dataset by their ids. */
export function fieldOf(dataset: string, key: string): Field | undefined {
  return datasetById(dataset)?.fields.find((field) => field.key === key);
}

/** Fields that say whose record it is, or without which a row cannot be used. */
export function essentialFields(dataset: Dataset): Set<string> {
  const demanded = dataset.rules.filter(({ severity }) => severity === 'row').flatMap(({ fields }) => fields);
  return new Set([...dataset.identity.flat(), ...demanded]);
}
