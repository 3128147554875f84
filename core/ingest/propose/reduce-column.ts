import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { normaliseHeader } from '../../../schemas/datasets/header.ts';
import { refusalOf } from '../../../schemas/datasets/refused.ts';
import { refusedByValues } from './refused-values.ts';
import { fitOfValues } from './value-patterns.ts';

const freeTextLength = 20;
const ordinalHeader = '序号';

/**
 * What becomes of a column before the first write (DOMAIN §1). A refused column stays refused whatever field
 * was chosen for it; only the dataset's own field for its keyed hash may take it.
 */
export function reduceColumn(
  dataset: Dataset,
  header: string,
  field: Field | null,
  cells: readonly string[],
): Pick<ColumnMapping, 'field' | 'reduction' | 'refusal'> {
  const refusal = refusalOf(header, dataset.id) ?? refusedByValues(cells);
  if (!refusal) {
    const reduction = field ? field.reduction : reductionOfUnknown(dataset, header, cells);
    return { field: field?.key ?? null, reduction, refusal: null };
  }
  const hashed = refusal.reduction === 'hmac' && dataset.fields.some(({ key }) => key === refusal.key);
  return {
    field: hashed && field?.key === refusal.key ? field.key : null,
    reduction: hashed ? 'hmac' : 'drop',
    refusal: refusal.key,
  };
}

/**
 * A column without a field. Where callers' identity is refused it may be just that: the sample cannot speak for the
 * rows below it, so their text is masked at least, and a column of which the sample shows next to nothing is hashed.
 * Elsewhere long text may hold anything. Ordinals identify nobody, and an example row is known by what stands there.
 */
function reductionOfUnknown(
  dataset: Dataset,
  header: string,
  cells: readonly string[],
): ColumnMapping['reduction'] {
  const hidesPersons = dataset.fields.some(({ reduction }) => reduction === 'hmac');
  if (!hidesPersons) return cells.some((cell) => cell.length > freeTextLength) ? 'mask-text' : 'keep';
  if (normaliseHeader(header) === ordinalHeader) return 'mask-text';
  const mayIdentify = (['citizen-number', 'phone'] as const).some((type) => {
    const fit = fitOfValues(type, cells);
    return fit === null || fit > 0.5;
  });
  return mayIdentify ? 'hmac' : 'mask-text';
}

/** Key of what is refused in a column whatever the dataset, or null. */
export function refusedEverywhere(header: string, cells: readonly string[]): string | null {
  return (refusalOf(header) ?? refusedByValues(cells))?.key ?? null;
}
