import { type Binders, overValues, remembering, sameNumber } from './condition-test.ts';
import { numberTexts } from './dictionary.ts';
import type { EncodedTexts } from './encode-texts.ts';
import { jaro, jaroWinkler } from './jaro-winkler.ts';
import { optimalStringAlignment } from './optimal-string-alignment.ts';
import type { PreparedColumns } from './prepared-columns.ts';

type TextKind =
  | 'edit-distance'
  | 'jaro'
  | 'jaro-winkler'
  | 'prefix'
  | 'reordered'
  | 'dropped-character'
  | 'swapped'
  | 'crossed'
  | 'concatenated';

/** Conditions on the characters of texts. */
export const textConditions: Binders<TextKind> = {
  'edit-distance'(condition, columns, limits) {
    const { column, atMost } = condition;
    const distance = columns.once(`edit-distance ${column}`, () =>
      remembering(optimalStringAlignment(columns.encoded(column), limits(condition))),
    );
    return overValues(columns.numbered(column), (a, b) => distance(a, b) <= atMost);
  },
  jaro: (condition, columns, limits) => atLeast(condition, columns, jaro, limits(condition)),
  'jaro-winkler': (condition, columns, limits) => atLeast(condition, columns, jaroWinkler, limits(condition)),
  prefix({ column, atLeast }, columns) {
    const texts = columns.encoded(column);
    return overValues(
      columns.numbered(column),
      (a, b) => commonPrefix(texts, a, b) >= Math.max(atLeast, shorter(texts, a, b)),
    );
  },
  reordered({ column }, columns) {
    const sorted = columns.once(`sorted ${column}`, () =>
      numberTexts(columns.numbered<string>(column).values.map((text) => [...text].sort().join(''))),
    );
    return overValues(columns.numbered(column), (a, b) => sorted[a] === sorted[b]);
  },
  'dropped-character'({ column }, columns) {
    const texts = columns.encoded(column);
    return overValues(
      columns.numbered(column),
      (a, b) => lacksOneCharacter(texts, a, b) || lacksOneCharacter(texts, b, a),
    );
  },
  swapped({ columns: pair }, columns) {
    const [first, second] = columns.together(pair);
    return (left, right) =>
      first[left] === second[right] &&
      second[left] === first[right] &&
      first[left]! >= 0 &&
      second[left]! >= 0;
  },
  crossed({ columns: pair }, columns) {
    const [first, second] = columns.together(pair);
    return (left, right) =>
      (first[left]! >= 0 && first[left] === second[right]) ||
      (first[right]! >= 0 && first[right] === second[left]);
  },
  concatenated: ({ columns: pair }, columns) => sameNumber(columns.concatenated(pair)),
};

function atLeast(
  { kind, column, atLeast }: { kind: string; column: string; atLeast: number },
  columns: PreparedColumns,
  similarityOf: typeof jaro,
  limit: number,
) {
  const similarity = columns.once(`${kind} ${column}`, () =>
    remembering(similarityOf(columns.encoded(column), limit)),
  );
  return overValues(columns.numbered(column), (a, b) => similarity(a, b) >= atLeast);
}

const lengthOf = ({ offsets }: EncodedTexts, text: number) => offsets[text + 1]! - offsets[text]!;

const shorter = (texts: EncodedTexts, a: number, b: number) =>
  Math.min(lengthOf(texts, a), lengthOf(texts, b));

function commonPrefix(texts: EncodedTexts, left: number, right: number): number {
  const { offsets, symbols } = texts;
  const a = offsets[left]!;
  const b = offsets[right]!;
  const most = shorter(texts, left, right);
  let length = 0;
  while (length < most && symbols[a + length] === symbols[b + length]) length++;
  return length;
}

/** Whether `less` is `more` without exactly one of its characters. */
function lacksOneCharacter(texts: EncodedTexts, less: number, more: number): boolean {
  const { offsets, symbols } = texts;
  const length = lengthOf(texts, less);
  if (lengthOf(texts, more) !== length + 1) return false;
  const a = offsets[less]!;
  const b = offsets[more]! + 1;
  let at = commonPrefix(texts, less, more);
  while (at < length && symbols[a + at] === symbols[b + at]) at++;
  return at === length;
}
