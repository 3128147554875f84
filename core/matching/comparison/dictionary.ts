/** One value of a record; a date is its days since 1970-01-01, null is unknown. */
export type Value = string | number | readonly string[] | null;

/** The distinct tuples of a comparison's columns: each column by number of the tuple, or numbered already. */
export interface Dictionary {
  readonly columns: readonly (readonly Value[] | NumberedColumn)[];
}

/** Marks a tuple whose value is unknown. */
export const unknown = -1;

/** One column with its distinct values numbered, so that what is said of a value is worked out once. */
export interface NumberedColumn<V extends Value = Value> {
  /** Number of each tuple's value, or `unknown`. */
  readonly numbers: Int32Array;
  /** By number; empty where nobody asks more than which values are equal (`looked-into.ts`). */
  readonly values: readonly V[];
}

/** Numbers a column's distinct values; a list counts as the set of its elements. */
export function numberColumn(column: readonly Value[]): NumberedColumn {
  const numbering = startNumbering();
  return { numbers: Int32Array.from(column, numbering.numberOf), values: numbering.values };
}

/** Numbers two columns alike, so that their values can be compared crosswise. */
export function numberTogether(first: NumberedColumn, second: NumberedColumn): [Int32Array, Int32Array] {
  const { numberOf } = startNumbering();
  const renumber = ({ numbers, values }: NumberedColumn) => {
    const common = values.map(numberOf);
    return numbers.map((number) => (number < 0 ? unknown : common[number]!));
  };
  return [renumber(first), renumber(second)];
}

function startNumbering() {
  const known = new Map<string | number, number>();
  const values: NonNullable<Value>[] = [];
  const numberOf = (given: Value): number => {
    const value = cleaned(given);
    if (value === null) return unknown;
    const key = typeof value === 'object' ? value.join('\u001f') : value;
    let number = known.get(key);
    if (number === undefined) {
      number = values.length;
      known.set(key, number);
      values.push(value);
    }
    return number;
  };
  return { numberOf, values };
}

/** A list becomes its distinct elements in order; nothing, however it is written, becomes null. */
function cleaned(value: Value): Value {
  if (value === null || typeof value !== 'object') return value === '' ? null : value;
  const elements = [...new Set(value)].filter((element) => element !== '').sort();
  return elements.length === 0 ? null : elements;
}

/** Numbers for texts that are derived from values: equal texts get equal numbers, null becomes `unknown`. */
export function numberTexts(texts: readonly (string | null)[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    if (text === null) return unknown;
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
}
