import { z } from 'zod';
import { EntityKind } from '../api/matching.ts';

/**
 * One outcome of comparing a column in two records. Levels are tried in order; the first that holds counts.
 * `weight` is the match weight in bits: log2 of how much likelier the outcome is between two records of one
 * entity than between records of two (Fellegi and Sunter, 1969).
 */
export const ComparisonLevel = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('null'), weight: z.number() }), // one side has no value: no evidence
  z.object({ kind: z.literal('equal'), weight: z.number() }),
  /** Equal, and the rarer the value the stronger: log2(records / records with the value), between the bounds. */
  z.object({ kind: z.literal('equal-by-frequency'), least: z.number(), most: z.number() }),
  /** Equal in another column, such as the pinyin of a name. */
  z.object({ kind: z.literal('equal-in'), column: z.string(), weight: z.number() }),
  /** Same length, and one character differs or two neighbours are swapped; by character, never by byte. */
  z.object({ kind: z.literal('one-character'), weight: z.number() }),
  z.object({ kind: z.literal('else'), weight: z.number() }),
]);
export type ComparisonLevel = z.infer<typeof ComparisonLevel>;

export const Comparison = z.object({ column: z.string(), levels: z.array(ComparisonLevel).min(2).max(8) });
export type Comparison = z.infer<typeof Comparison>;

/** How records of one kind of entity are matched; the engine in `core/matching` has no rule of its own. */
export const LinkageModel = z.object({
  version: z.string(),
  entity: EntityKind,
  /** Records that agree on all columns of one rule become candidate pairs. */
  blocking: z.array(z.array(z.string()).min(1)).min(1),
  /** A blocking value shared by more records than this says nothing and is skipped. */
  largestBlock: z.number().int().positive(),
  comparisons: z.array(Comparison).min(1),
  /** Bits that the evidence must reach beyond log2(records), the weight of two records drawn by chance. */
  threshold: z.number(),
  /** Column in which two different values forbid one cluster. */
  contradiction: z.string(),
});
export type LinkageModel = z.infer<typeof LinkageModel>;
