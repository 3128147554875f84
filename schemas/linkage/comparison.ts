import { z } from 'zod';
import { Condition } from './condition.ts';

/** Levels of one comparison fit into four bits of a packed pattern, and all comparisons into 52 bits. */
export const maximumLevels = 15;
export const maximumComparisons = 13;

/** One outcome of a comparison. Levels are tried in order; the first that holds counts. */
export const Level = z.object({
  /** Short name, unique within the comparison: `exact`, `homophone`, `else`. */
  name: z.string(),
  when: Condition,
  /** Gives no evidence and is left out of training: a missing value. */
  isMissing: z.boolean().optional(),
  /**
   * The rarer the value of this column, the stronger the level: u is replaced by the frequency of the more frequent
   * of both values, to the power of `weight` (Winkler 1988; weight as in Splink), never below `atLeast`.
   */
  frequency: z
    .object({ column: z.string(), weight: z.number().min(0).max(1), atLeast: z.number().min(0).max(1) })
    .optional(),
  /** Probability of the level between two records of one entity; trained where it is not given. */
  m: z.number().min(0).max(1).optional(),
  /** Probability of the level between records of two entities; estimated where it is not given. */
  u: z.number().min(0).max(1).optional(),
  /** What training starts from, and keeps to where the records are too few to tell. */
  expected: z.object({ m: z.number().min(0).max(1), u: z.number().min(0).max(1) }).optional(),
});
export type Level = z.infer<typeof Level>;

/** One aspect in which two records are compared; its last level is `else`. */
export const Comparison = z.object({
  name: z.string(),
  /** Columns that its levels look at. */
  columns: z.array(z.string()).min(1).max(4),
  levels: z.array(Level).min(2).max(maximumLevels),
});
export type Comparison = z.infer<typeof Comparison>;
