import { z } from 'zod';
import { BlockingRule, maximumRules } from './blocking-rule.ts';
import { Comparison, maximumComparisons } from './comparison.ts';
import { ColumnType } from './condition.ts';

/**
 * What the threshold is to serve, by the model's own expectation of the pairs that it has scored: a precision, with as
 * much recall as it leaves, or the highest F1.
 */
export const Aim = z.union([z.strictObject({ precision: z.number().min(0.5).lt(1) }), z.literal('f1')]);
export type Aim = z.infer<typeof Aim>;

/** How evidence between pairs becomes entities. */
export const Clustering = z.object({
  /** Pairs join whose match probability reaches this; it follows from the model, never from a truth. */
  probability: z.number().gt(0).lt(1),
  /** In place of `probability`: training chooses the threshold for it and keeps it with what it learnt. */
  aim: Aim.optional(),
  /** Columns in which two different values cannot stand in one entity (two valid citizen numbers). */
  contradictions: z.array(z.string()),
  /** Sources of which every entity has at most one record. */
  uniqueSources: z.array(z.number().int()).default([]),
  /** `link` only: every record joins at most one record of the other source. */
  oneToOne: z.boolean().default(false),
});
export type Clustering = z.infer<typeof Clustering>;

export const Training = z.object({
  /** What m is learnt from: the candidate pairs by EM, as where it is not given, or the records whose entity is known. */
  by: z.enum(['em', 'labels']).optional(),
  seed: z.number().int().default(1),
  /** Chance that two records drawn at random are one entity; estimated where it is not given. */
  prior: z.number().gt(0).lt(1).optional(),
  /** EM stops when no probability moves by more than this. */
  convergence: z.number().positive().default(1e-4),
  maximumIterations: z.number().int().positive().default(50),
  /** Random pairs that u of inexact levels is estimated from. */
  randomPairs: z.number().int().positive().default(1_000_000),
});
export type Training = z.infer<typeof Training>;

/** How records of one kind are linked: the whole definition, as data. The engine in `core/matching` has no rule of its own. */
export const LinkageModel = z.object({
  version: z.string(),
  linkType: z.enum(['dedupe', 'link', 'link-and-dedupe']),
  /** Columns of the compared records; the engine adds `n` (number from 0) and `source`. */
  columns: z.record(z.string(), ColumnType),
  blocking: z.array(BlockingRule).min(1).max(maximumRules),
  /** A blocking value that more records share says nothing: it is left out, and the model version remembers it. */
  largestBlock: z.number().int().positive(),
  /** A run that would compare more pairs is refused before it starts. */
  maximumPairs: z.number().positive().default(2e9),
  comparisons: z.array(Comparison).min(1).max(maximumComparisons),
  /** Pairs of comparisons (by name) whose evidence overlaps: together they count as what they give jointly. */
  correlated: z.array(z.tuple([z.string(), z.string()])).default([]),
  training: Training.prefault({}),
  clustering: Clustering,
});
export type LinkageModel = z.infer<typeof LinkageModel>;
