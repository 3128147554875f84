import { z } from 'zod';
import { procedure } from '../procedure.ts';

/** How far what the hub knows of citizens' requests reaches. */
export const OpinionState = z.object({
  /** The data version that was read; 0: never. */
  dataVersion: z.number(),
  stale: z.boolean(),
  tickets: z.number(),
  /** First and last day of requests. */
  days: z.object({ first: z.string(), last: z.string() }).nullable(),
});
export type OpinionState = z.infer<typeof OpinionState>;

export const opinionState = {
  state: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({}),
    OpinionState,
  ),
};
