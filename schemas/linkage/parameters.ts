import { z } from 'zod';

/** Probabilities of one level: between records of one entity (m) and of two entities (u). */
export const LevelProbabilities = z.object({ m: z.number(), u: z.number() });
export type LevelProbabilities = z.infer<typeof LevelProbabilities>;

/** One step of EM: how far the furthest probability moved, and the share of matches among the compared pairs. */
export const TrainingStep = z.object({ largestChange: z.number(), matchShare: z.number() });
export type TrainingStep = z.infer<typeof TrainingStep>;

/**
 * Extra bits of a joint outcome of two correlated comparisons over the sum of both: log2 of
 * m(a, b)·u(a)·u(b) / (m(a)·m(b)·u(a, b)), by the level of the first and of the second.
 */
export const Interaction = z.object({
  comparisons: z.tuple([z.string(), z.string()]),
  bits: z.array(z.array(z.number())),
});
export type Interaction = z.infer<typeof Interaction>;

/** What training found for a model: with it the model scores pairs the same way for ever. */
export const LinkageParameters = z.object({
  modelVersion: z.string(),
  /** Chance that two records drawn at random are one entity. */
  prior: z.number(),
  /** By comparison (in the model's order) and level. Missing levels have m = u = 1. */
  levels: z.array(z.array(LevelProbabilities)),
  interactions: z.array(Interaction),
  history: z.array(TrainingStep),
  converged: z.boolean(),
  /** By blocking rule: share of matches among its pairs; null where it leaves too little open to tell. */
  matchShares: z.array(z.number().nullable()),
  /** Share of all matches that the blocking rules are expected to bring together; null where fewer than two rules tell of it. */
  blockingRecall: z.number().nullable(),
  /** Names of comparisons that every rule fixes: their m was not learnt but is the starting value or given. */
  untrained: z.array(z.string()),
  /** Bits from which on pairs are links, where the model has an aim (`linkage-model.ts`). */
  threshold: z.number().optional(),
});
export type LinkageParameters = z.infer<typeof LinkageParameters>;
