import { unknown } from '../comparison/dictionary.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import type { PairNumbering } from './number-pairs.ts';

/** SQL of a value's key, a hash: equal keys are taken for equal values, as in blocking. 0 is none's. */
export function valueKey(expression: string): string {
  return `CASE WHEN ${expression} IS NULL THEN CAST(0 AS UBIGINT) ELSE ${sql.hash([sql.text(expression)])} END`;
}

/** The numbers of some keys, which are new in the order in which they are met; `unknown` for none. */
export function numberKeys(numbering: PairNumbering, keys: BigUint64Array): Int32Array {
  const halves = new Int32Array(keys.buffer, keys.byteOffset, keys.length * 2);
  const numbers = new Int32Array(keys.length);
  for (let row = 0; row < keys.length; row++) {
    const [low, high] = [halves[2 * row]!, halves[2 * row + 1]!];
    numbers[row] = low === 0 && high === 0 ? unknown : numbering.numberOf(low, high);
  }
  return numbers;
}
