import { z } from 'zod';
import { procedure } from '../procedure.ts';

/** A named state of a page, as its address has it. */
export const SavedView = z.object({
  name: z.string().min(1).max(60),
  page: z.string(),
  query: z.record(z.string(), z.string()),
});
export type SavedView = z.infer<typeof SavedView>;

const own = { permission: 'view-aggregates', writes: true, audit: 'none' } as const;

export const savedViews = {
  list: procedure({ ...own, writes: false }, z.object({ page: z.string() }), z.array(SavedView)),
  /** One of the same name is replaced. */
  save: procedure(own, SavedView, z.object({})),
  remove: procedure(own, z.object({ page: z.string(), name: z.string() }), z.object({})),
};
