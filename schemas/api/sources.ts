import { z } from 'zod';
import { ColumnMapping } from './intake.ts';
import { procedure } from './procedure.ts';

/** Who delivers what, and how its files were read the last time. */
export const Source = z.object({
  sourceId: z.number(),
  department: z.string(),
  dataset: z.string(),
  connector: z.string(),
  mode: z.enum(['snapshot', 'delta']),
  mapping: z.array(ColumnMapping),
  current: z.number(), // rows published now
  lastDelivery: z.string().nullable(),
  version: z.number(),
});
export type Source = z.infer<typeof Source>;

export const sources = {
  list: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({}),
    z.array(Source),
  ),
};
