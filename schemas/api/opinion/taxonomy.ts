import { z } from 'zod';
import { procedure } from '../procedure.ts';

const read = { permission: 'view-aggregates', writes: false, audit: 'none' } as const;
const write = { permission: 'label-tickets', writes: true, audit: 'write' } as const;

/** Names from the first level on, joined by `/`: at most three. */
export const CategoryPath = z
  .string()
  .max(300)
  .regex(/^[^/]+(?:\/[^/]+){0,2}$/u);

export const Category = z.object({
  path: CategoryPath,
  /** Requests that are shown under it or below. */
  tickets: z.number(),
  /** Labels that people gave for it or below. */
  labels: z.number(),
});
export type Category = z.infer<typeof Category>;

export const taxonomy = {
  /** `version` 0: nobody has saved one; the categories are those that requests have. */
  list: procedure(read, z.object({}), z.object({ version: z.number(), categories: z.array(Category) })),
  /**
   * Replaces the taxonomy; names above a path that are missing are added. Models are trained by it at the next training. CONFLICT
   * when another version came between.
   */
  save: procedure(
    write,
    z.object({
      paths: z.array(CategoryPath).min(1).max(5000),
      seenVersion: z.number(),
      note: z.string().max(500).default(''),
    }),
    z.object({ version: z.number(), added: z.number(), removed: z.number() }),
  ),
  /** The paths in a table whose first two or three columns are the levels, the narrower under the wider; nothing is saved. */
  read: procedure(
    { ...write, writes: false, audit: 'none' },
    z.object({ file: z.instanceof(Blob) }),
    z.object({ paths: z.array(CategoryPath) }),
  ),
};
