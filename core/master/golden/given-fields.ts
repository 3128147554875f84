import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import type { GoldenField, GoldenKind } from '../../../schemas/master/golden-field.ts';
import { datasetsOf } from '../../matching/datasets-of.ts';
import { literal, quote } from '../../warehouse/quote.ts';

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

/** The value of a field in a row `r`, as SQL; null also for a code that says that nothing is known. */
export function givenSql({ field, nothing = [] }: GoldenField): string {
  const value = `r.${quote(field)}`;
  if (nothing.length === 0) return value;
  return `CASE WHEN ${value} NOT IN (${nothing.map(literal).join(', ')}) THEN ${value} END AS ${quote(field)}`;
}

/** Datasets whose rows golden records of the kind are made of. */
export function givingDatasets({ kind }: GoldenKind): Dataset[] {
  return datasetsOf(kind);
}
