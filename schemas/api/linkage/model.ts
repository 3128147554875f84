import { z } from 'zod';
import { BlockingRule } from '../../linkage/blocking-rule.ts';
import { LinkageModel } from '../../linkage/linkage-model.ts';
import { LinkageParameters } from '../../linkage/parameters.ts';
import { procedure } from '../procedure.ts';
import { EntityKind } from './entity-kind.ts';

/** A trained model: with it records are scored the same way until somebody trains again. */
export const TrainedVersion = z.object({
  versionId: z.number(),
  dataVersion: z.number(), // of the run that trained it
  trainedAt: z.string(),
  records: z.number(),
  /** Candidate pairs that it learnt from. */
  pairs: z.number(),
  /** Reviewers' decisions that it learnt from. */
  judgements: z.number(),
  /** As it was then: places of levels in patterns, pairs and parameters are its places. */
  model: LinkageModel,
  parameters: LinkageParameters,
});
export type TrainedVersion = z.infer<typeof TrainedVersion>;

export const ModelView = z.object({
  model: LinkageModel,
  /** Nobody has changed it: it is the one that came with the program. */
  isPreset: z.boolean(),
  /** Counts the changes; a change that was made on an older one is refused. */
  edition: z.number(),
  /** Sources that have delivered datasets of this kind. */
  sources: z.array(z.number()),
  /** Null before the first run. */
  trained: TrainedVersion.nullable(),
  /** Earlier ones, newest first, for comparison of their weights. */
  earlier: z.array(TrainedVersion),
  /** The model was changed after `trained`: the next run trains. */
  needsTraining: z.boolean(),
});
export type ModelView = z.infer<typeof ModelView>;

/** What one blocking rule brings together (`core/matching/blocking/count-pairs.ts`). Values are masked. */
export const RuleCountView = z.object({
  pairs: z.number(),
  /** Those that no earlier rule brings together (`core/matching/blocking/estimate-new-pairs.ts`). */
  newPairs: z.number(),
  records: z.number(),
  excluded: z.object({ values: z.number(), records: z.number() }),
  largest: z.array(z.object({ values: z.array(z.string()), records: z.number() })),
});
export type RuleCountView = z.infer<typeof RuleCountView>;

export const BlockingCounts = z.object({
  records: z.number(),
  rules: z.array(RuleCountView),
  /** Sum over the rules. */
  total: z.number(),
  limit: z.number(),
});
export type BlockingCounts = z.infer<typeof BlockingCounts>;

export const SuggestedBlocking = z.object({
  blocking: z.array(BlockingRule),
  /** Expected share of matches that the rules bring together. */
  recall: z.number(),
  pairs: z.number(),
});
export type SuggestedBlocking = z.infer<typeof SuggestedBlocking>;

const ofEntity = z.object({ entity: EntityKind });
const read = { permission: 'match', writes: false, audit: 'none' } as const;
const write = { permission: 'match', writes: true, audit: 'write' } as const;

export const model = {
  get: procedure(read, ofEntity, ModelView),
  /**
   * Keeps a changed model for the next run. Blocking expressions are columns, or `left`, `right`, `substr`, `year` of
   * one, or such as the preset has; conditions of kind `sql` only as the preset has them. `BAD_INPUT` says what is wrong.
   */
  save: procedure(
    write,
    z.object({ entity: EntityKind, edition: z.number(), model: LinkageModel }),
    z.object({ edition: z.number() }),
  ),
  /** Back to the model that came with the program. */
  reset: procedure(
    write,
    z.object({ entity: EntityKind, edition: z.number() }),
    z.object({ edition: z.number() }),
  ),
  /** Counts the pairs of blocking rules over the current records without making one. */
  blockingCounts: procedure(
    read,
    z.object({
      entity: EntityKind,
      blocking: z.array(BlockingRule).min(1),
      largestBlock: z.number().int().positive(),
    }),
    BlockingCounts,
  ),
  /** The cheapest rules found that reach a recall. */
  suggestBlocking: procedure(
    read,
    z.object({ entity: EntityKind, recall: z.number().gt(0).lt(1) }),
    SuggestedBlocking,
  ),
};
