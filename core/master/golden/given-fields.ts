import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { datasetsOf } from '../../matching/datasets-of.ts';

/** The field as the kind's own dataset declares it: type, label, masking. */
export function fieldOf({ dataset }: GoldenKind, key: string): Field {
  const field = datasetById(dataset)!.fields.find((one) => one.key === key);
  if (!field) throw new Error(`${dataset} has no field ${key}`);
  return field;
}

/** Whether a dataset gives values of the golden field: one of the same key that means something else does not. */
export function gives(dataset: Dataset, golden: GoldenKind, key: string): boolean {
  const { type, codes } = fieldOf(golden, key);
  return dataset.fields.some((field) => field.key === key && field.type === type && field.codes === codes);
}

/** Datasets whose rows golden records of the kind are made of. */
export function givingDatasets({ kind }: GoldenKind): Dataset[] {
  return datasetsOf(kind);
}
