import { literal } from '../../../warehouse/quote.ts';
import type { FilledIndicator, FilledPart } from './read-parts.ts';

/** Of what is counted only one kind, or what one department has to do; null: all of it. */
export interface Slice {
  kind: string | null;
  department: string | null;
}

export const whole: Slice = { kind: null, department: null };

export function isWhole({ kind, department }: Slice): boolean {
  return kind === null && department === null;
}

type Dimensions = Pick<FilledPart, 'kind' | 'department'>;

/** Condition on facts of a part. A denominator that does not know the dimension is counted whole. */
export function sliceSql(part: Dimensions, slice: Slice): string {
  const conditions = (['kind', 'department'] as const).flatMap((key) =>
    slice[key] !== null && part[key] !== null ? [`${key} = ${literal(slice[key])}`] : [],
  );
  return conditions.join(' AND ') || 'TRUE';
}

/** Whether an indicator has such a slice: what it counts must know the dimensions that are asked for. */
export function hasSlice({ numerator }: Pick<FilledIndicator, 'numerator'>, slice: Slice): boolean {
  return (['kind', 'department'] as const).every((key) => slice[key] === null || numerator[key] !== null);
}
