import { z } from 'zod';

/** What a column of the compared records holds. A list is several values of one record (phones, authors). */
export const ColumnType = z.enum(['text', 'date', 'number', 'list']);
export type ColumnType = z.infer<typeof ColumnType>;

const column = z.string();
const share = z.number().min(0).max(1);

/**
 * Something that holds or does not hold between two records, seen from one comparison's columns. All text is
 * compared by character (code point), never by byte. A condition on a column that is empty on either side does
 * not hold, except `null`.
 */
const SimpleCondition = z.discriminatedUnion('kind', [
  /** The column is empty on at least one side: no evidence. */
  z.object({ kind: z.literal('null'), column }),
  z.object({ kind: z.literal('equal'), column }),
  /** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
  z.object({ kind: z.literal('edit-distance'), column, atMost: z.number().int().positive() }),
  z.object({ kind: z.literal('jaro'), column, atLeast: share }),
  z.object({ kind: z.literal('jaro-winkler'), column, atLeast: share }),
  /** Share of common elements: of lists their elements, of texts their words, or bigrams where neither has spaces. */
  z.object({ kind: z.literal('jaccard'), column, atLeast: share }),
  z.object({ kind: z.literal('cosine'), column, atLeast: share }),
  /** One text starts with the other, which has at least so many characters. */
  z.object({ kind: z.literal('prefix'), column, atLeast: z.number().int().positive() }),
  /** The two columns hold each other's values. */
  z.object({ kind: z.literal('swapped'), columns: z.tuple([column, column]) }),
  /** One record's first column holds what stands in the other's second: a family name given as the first name. */
  z.object({ kind: z.literal('crossed'), columns: z.tuple([column, column]) }),
  /** The two columns written one after the other give the same text. */
  z.object({ kind: z.literal('concatenated'), columns: z.tuple([column, column]) }),
  /** A year has 365.25 days, a month a twelfth of that, as in Splink. */
  z.object({
    kind: z.literal('date-difference'),
    column,
    atMost: z.number().nonnegative(),
    unit: z.enum(['day', 'month', 'year']),
  }),
  /** Day and month hold each other's values, the year is the same. */
  z.object({ kind: z.literal('day-month-swapped'), column }),
  z.object({ kind: z.literal('same-year'), column }),
  z.object({ kind: z.literal('number-difference'), column, atMost: z.number().nonnegative() }),
  /** |a − b| / max(|a|, |b|) */
  z.object({ kind: z.literal('relative-difference'), column, atMost: share }),
  /** Great-circle distance of two points; the columns are longitude and latitude in degrees. */
  z.object({
    kind: z.literal('distance'),
    columns: z.tuple([column, column]),
    atMostKm: z.number().positive(),
  }),
  /** The lists have at least so many elements in common. */
  z.object({ kind: z.literal('intersection'), column, atLeast: z.number().int().positive() }),
  /** Two of the lists' elements are at most so many edits apart. */
  z.object({ kind: z.literal('any-pair'), column, atMost: z.number().int().positive() }),
  /** Same length, and every differing character has a reading (pinyin without tone) in common: 伟/玮. */
  z.object({ kind: z.literal('homophone'), column }),
  /** Same length, and every differing character looks alike: 末/未. */
  z.object({ kind: z.literal('similar-shape'), column }),
  /** Equal once traditional and variant characters are written in the standard form, and dots and spaces are dropped. */
  z.object({ kind: z.literal('variant'), column }),
  /** The same characters in another order. */
  z.object({ kind: z.literal('reordered'), column }),
  /** One is the other with exactly one character left out. */
  z.object({ kind: z.literal('dropped-character'), column }),
  /** GB 11643: a 15-digit and an 18-digit number that name the same person. */
  z.object({ kind: z.literal('same-citizen-number'), column }),
  /**
   * One wrong digit or two neighbours swapped, and at least one of the two numbers fails its check digit: two valid
   * numbers are two persons, and a number of 15 digits, which has no check digit, cannot fail.
   */
  z.object({ kind: z.literal('misread-citizen-number'), column }),
  /**
   * Company names that agree without legal form, brackets and administrative divisions, and do not name different
   * divisions; a branch agrees with the same branch alone, not with its head office.
   */
  z.object({ kind: z.literal('company-core'), column }),
  /** SQL over the records `l` and `r`, true or false; it must be symmetric. */
  z.object({ kind: z.literal('sql'), sql: z.string() }),
  /** Everything that no earlier level claimed. */
  z.object({ kind: z.literal('else') }),
]);
export type SimpleCondition = z.infer<typeof SimpleCondition>;

export type Condition =
  | SimpleCondition
  | { kind: 'and'; of: Condition[] }
  | { kind: 'or'; of: Condition[] }
  | { kind: 'not'; of: Condition };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    SimpleCondition,
    z.object({ kind: z.enum(['and', 'or']), of: z.array(Condition).min(1) }),
    z.object({ kind: z.literal('not'), of: Condition }),
  ]),
);
