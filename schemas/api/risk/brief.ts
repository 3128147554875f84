import { z } from 'zod';
import { procedure } from '../procedure.ts';

const Counts = z.object({
  new: z.number(),
  escalating: z.number(),
  overdue: z.number(),
  settled: z.number(),
  open: z.number(),
});

/** Why leaders should know of a dispute: a group's, a large one's, or its scale or number of people grew. */
export const NotableReason = z.enum(['group', 'large-group', 'scale-grew', 'persons-grew']);
export type NotableReason = z.infer<typeof NotableReason>;

/** The daily 矛盾纠纷研判 brief; `total` is null, and nothing else counted, where a source of disputes has not told of the day. */
export const Brief = z.object({
  day: z.string(),
  dataDate: z.string().nullable(),
  total: Counts.nullable(),
  fields: z.array(z.object({ field: z.string() }).extend(Counts.shape)), // schemas/rules/dispute-fields.ts
  /** Towns of the city or a county, villages of a town, grids of a village. */
  areas: z.array(z.object({ area: z.string(), name: z.string().nullable() }).extend(Counts.shape)),
  /** Disputes of the day that leaders should know of: group incidents, and those whose scale or number of people grew. */
  notable: z.array(
    z.object({
      recordId: z.number(),
      field: z.string(),
      area: z.string().nullable(),
      areaName: z.string().nullable(),
      days: z.number(),
      reason: NotableReason,
    }),
  ),
  /** Checks due within 30 days, overdue, and done by conclusion (organisation-check-conclusion); null: nobody told of them in time. */
  organisations: z
    .object({ due: z.number(), overdue: z.number(), graded: z.record(z.string(), z.number()) })
    .nullable(),
});
export type Brief = z.infer<typeof Brief>;

/** `null`: the last day that data reach. */
export const brief = procedure(
  { permission: 'view-aggregates', writes: false, audit: 'none' },
  z.object({ day: z.iso.date().nullable().default(null), within: z.string().nullable().default(null) }),
  Brief,
);
