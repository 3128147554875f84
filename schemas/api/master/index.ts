import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { addresses } from './addresses.ts';
import { conflicts } from './conflicts.ts';
import { entities } from './entities.ts';
import { grids } from './grids.ts';
import { lineage } from './lineage.ts';
import { map } from './map.ts';
import { unlinked } from './unlinked.ts';

/** What the master data were built from, and whether the data have changed since. */
export const MasterState = z.object({
  dataVersion: z.number(), // 0: never built
  stale: z.boolean(),
  entities: z.object({ person: z.number(), dwelling: z.number(), 'legal-entity': z.number() }),
});
export type MasterState = z.infer<typeof MasterState>;

/** Master data: golden records of the three bases, their relations, places and lineage, and the map. */
export const master = {
  state: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({}),
    MasterState,
  ),
  entities,
  lineage,
  conflicts,
  addresses,
  unlinked,
  grids,
  map,
};
