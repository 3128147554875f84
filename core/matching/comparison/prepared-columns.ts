import { encodeTexts, type EncodedTexts } from './encode-texts.ts';
import {
  type Dictionary,
  numberColumn,
  numberTogether,
  type NumberedColumn,
  numberTexts,
  type Value,
} from './dictionary.ts';
import { bigramsOf, type TokenSets, tokenSets, wordsOf } from './token-sets.ts';

/** The columns of one dictionary with what conditions need to know of their values, each worked out on first use. */
export interface PreparedColumns {
  /** The distinct values of a column, all of them of type V as the model declares. */
  numbered<V extends Value>(column: string): NumberedColumn<V>;
  /** Numbers of the two columns' values, with one numbering for both. */
  together(columns: readonly [string, string]): [Int32Array, Int32Array];
  /** Numbers of the two columns' texts written one after the other. */
  concatenated(columns: readonly [string, string]): Int32Array;
  encoded(column: string): EncodedTexts;
  /** A list's elements, encoded text by text; the elements of list `t` are the texts `starts[t]` … `starts[t + 1]`. */
  elements(column: string): { starts: Int32Array; texts: EncodedTexts };
  /** A list's elements or a text's words. */
  words(column: string): TokenSets;
  bigrams(column: string): TokenSets;
  /** Something else about the columns, kept under that name. */
  once<T>(name: string, make: () => T): T;
  /** Names of the workspace's own divisions. */
  readonly places: readonly string[];
}

export function prepareColumns(
  columns: readonly string[],
  dictionary: Dictionary,
  places: readonly string[],
): PreparedColumns {
  const made = new Map<string, unknown>();
  const once = <T>(name: string, make: () => T): T => {
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as T;
  };
  const numbered = <V extends Value>(column: string) =>
    once(`numbered ${column}`, () => {
      const given = dictionary.columns[columns.indexOf(column)]!;
      return 'numbers' in given ? given : numberColumn(given);
    }) as NumberedColumn<V>;
  const textsOf = (column: string) => numbered<string>(column).values;
  return {
    once,
    places,
    numbered,
    together: ([first, second]) =>
      once(`together ${first} ${second}`, () => numberTogether(numbered(first), numbered(second))),
    concatenated: ([first, second]) =>
      once(`concatenated ${first} ${second}`, () => numberTexts(joined(numbered(first), numbered(second)))),
    encoded: (column) => once(`encoded ${column}`, () => encodeTexts(textsOf(column))),
    elements: (column) => once(`elements ${column}`, () => encodeElements(numbered<string[]>(column).values)),
    words: (column) =>
      once(`words ${column}`, () =>
        tokenSets(
          numbered<string | string[]>(column).values.map((value) =>
            typeof value === 'string' ? wordsOf(value) : value,
          ),
        ),
      ),
    bigrams: (column) => once(`bigrams ${column}`, () => tokenSets(textsOf(column).map(bigramsOf))),
  };
}

function joined(first: NumberedColumn, second: NumberedColumn): (string | null)[] {
  return Array.from(first.numbers, (number, tuple) => {
    const other = second.numbers[tuple]!;
    return number < 0 || other < 0 ? null : `${String(first.values[number])}${String(second.values[other])}`;
  });
}

function encodeElements(lists: readonly (readonly string[])[]): { starts: Int32Array; texts: EncodedTexts } {
  const starts = new Int32Array(lists.length + 1);
  for (let at = 0; at < lists.length; at++) starts[at + 1] = starts[at]! + lists[at]!.length;
  return { starts, texts: encodeTexts(lists.flat()) };
}
