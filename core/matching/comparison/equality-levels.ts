import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import type { PreparedColumns } from './prepared-columns.ts';

/** The level of each pair of tuples. */
export type PairLevels = (left: Int32Array, right: Int32Array) => Uint8Array;

/** A condition by the place of its column among the comparison's. */
interface Asked {
  place: number;
  wantsEqual: boolean;
}

/**
 * The levels of a comparison that asks only which columns are empty and which are equal; null for any other. The numbers
 * of a tuple's values lie side by side: comparing a few integers is less than looking up what was found before.
 */
export function equalityLevels(
  { levels, columns: names }: Comparison,
  columns: PreparedColumns,
): PairLevels | null {
  const asked: Asked[] = [];
  for (const { when } of levels.slice(0, -1)) {
    if (when.kind !== 'null' && when.kind !== 'equal') return null;
    asked.push({ place: names.indexOf(when.column), wantsEqual: when.kind === 'equal' });
  }
  const [numbers, width] = [sideBySide(names, columns), names.length];
  return (left, right) => {
    const found = new Uint8Array(left.length);
    for (let i = 0; i < found.length; i++) {
      const [a, b] = [left[i]! * width, right[i]! * width];
      let level = 0;
      for (; level < asked.length; level++) {
        const { place, wantsEqual } = asked[level]!;
        const [one, other] = [numbers[a + place]!, numbers[b + place]!];
        if (wantsEqual ? one === other && one >= 0 : one < 0 || other < 0) break;
      }
      found[i] = level;
    }
    return found;
  };
}

function sideBySide(names: readonly string[], columns: PreparedColumns): Int32Array {
  const width = names.length;
  const all = names.map((name) => columns.numbered(name).numbers);
  const numbers = new Int32Array(all[0]!.length * width);
  for (const [place, of] of all.entries())
    for (let tuple = 0; tuple < of.length; tuple++) numbers[tuple * width + place] = of[tuple]!;
  return numbers;
}
