import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import { columnsOf } from './column-types.ts';
import { parts } from './condition-test.ts';

/** The columns of which a comparison asks more than whether they are empty or equal. */
export function columnsLookedInto({ levels }: Pick<Comparison, 'levels'>): ReadonlySet<string> {
  const conditions = levels.flatMap(({ when }) => parts(when));
  return new Set(
    conditions.filter(({ kind }) => kind !== 'null' && kind !== 'equal').flatMap((of) => columnsOf(of)),
  );
}
