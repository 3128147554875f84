import { z } from 'zod';
import { procedure } from './procedure.ts';

export const EntityKind = z.enum(['person', 'legal-entity', 'dwelling']);
export type EntityKind = z.infer<typeof EntityKind>;

export const MatchingSummary = z.object({
  entity: EntityKind,
  records: z.number(),
  entities: z.number(),
  linkedAcrossDepartments: z.number(), // entities that at least two departments know
  pairs: z.number(),
  modelVersion: z.string().nullable(),
  dataVersion: z.number().nullable(), // of the run; null when it never ran
  stale: z.boolean(),
});
export type MatchingSummary = z.infer<typeof MatchingSummary>;

export const matching = {
  summary: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({}),
    z.array(MatchingSummary),
  ),
  run: procedure(
    { permission: 'match', writes: true, audit: 'write' },
    z.object({ entity: EntityKind }),
    z.object({ jobId: z.string() }),
  ),
};
