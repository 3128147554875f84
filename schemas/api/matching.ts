import { z } from 'zod';
import { EntityKind } from './linkage/entity-kind.ts';
import { procedure } from './procedure.ts';

export const MatchingSummary = z.object({
  entity: EntityKind,
  records: z.number(), // those that speak of the entity
  entities: z.number(),
  linkedAcrossDepartments: z.number(), // entities that at least two departments know
  pairs: z.number(),
  modelVersion: z.string().nullable(),
  dataVersion: z.number().nullable(), // of the run; null when it never ran
  mode: z.enum(['train', 'update']).nullable(), // of the last run
  waiting: z.number(), // records that came, changed or went since
  stale: z.boolean(), // something waits, or somebody judged a pair since
});
export type MatchingSummary = z.infer<typeof MatchingSummary>;

/** What a matching job results in: the summary afterwards, and what the run did. */
export const MatchResult = MatchingSummary.extend({
  mode: z.enum(['train', 'update']),
  changedRecords: z.number(), // new, changed and gone ones; all of them when it trained
  newPairs: z.number(), // scored and kept
  merges: z.number(), // entities that became part of another
  splits: z.number(), // entities that lost records to another
});
export type MatchResult = z.infer<typeof MatchResult>;

export const matching = {
  summary: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({}),
    z.array(MatchingSummary),
  ),
  /** Matches what changed since the last run; with `train`, before the first run and after a change of the model, all anew. */
  run: procedure(
    { permission: 'match', writes: true, audit: 'write' },
    z.object({ entity: EntityKind, train: z.boolean().default(false) }),
    z.object({ jobId: z.string() }),
  ),
};
