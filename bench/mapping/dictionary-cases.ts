import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { fieldsOfHeader, normaliseHeader } from '../../schemas/datasets/header.ts';
import { datasets } from '../../schemas/datasets/index.ts';
import { headerDictionary } from '../../tests/fixtures/header-dictionary.ts';

/** A header with the field that it means. */
export interface MappingCase {
  dataset: Dataset;
  /** Key of the field, or of what is refused. */
  key: string;
  header: string;
}

/** The dictionary's groups and our datasets. */
const groups: Record<string, string> = {
  population: 'population',
  housing: 'dwelling',
  legal_entity: 'legal-entity',
  grid_address: 'grid',
  hotline_ticket: 'service-ticket',
  incident_dispute_hazard: 'incident',
};

/** All 531 header variants of the dictionary. It writes the five levels of a ticket's category as one field; each belongs to its own level here. */
export function dictionaryCases(): MappingCase[] {
  return Object.entries(groups).flatMap(([group, id]) => {
    const dataset = datasets.find((candidate) => candidate.id === id)!;
    return headerDictionary[group]!.flatMap(({ key, variants }) =>
      variants.map((header) => ({
        dataset,
        key: key === 'cat1..5' ? fieldsOfHeader(dataset, header)[0]!.field.key : key,
        header,
      })),
    );
  });
}

/** The variants of the datasets that the dictionary does not cover: nothing was fitted to them. Lists, whose headers are everybody's, are known by their own test. */
export function otherCases(): MappingCase[] {
  const covered = new Set(Object.values(groups));
  return datasets
    .filter(({ id, isList }) => !covered.has(id) && !isList)
    .flatMap((dataset) =>
      dataset.fields.flatMap(({ key, variants }) => variants.map((header) => ({ dataset, key, header }))),
    );
}

/** The dataset without a header: no field has it as variant, label or key any more. */
export function withoutHeader(dataset: Dataset, header: string): Dataset {
  const gone = normaliseHeader(header);
  const kept = (text: string) => (normaliseHeader(text) === gone ? '' : text);
  return {
    ...dataset,
    fields: dataset.fields.map((field) => ({
      ...field,
      key: kept(field.key) || `without_${field.key}`,
      label: { zh: kept(field.label.zh), en: kept(field.label.en) },
      variants: field.variants.filter(kept),
    })),
  };
}
