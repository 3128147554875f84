import { z } from 'zod';
import { procedure } from '../procedure.ts';

const Counts = z.object({
  new: z.number(),
  escalating: z.number(),
  overdue: z.number(),
  settled: z.number(),
  open: z.number(),
});

/** The daily 矛盾纠纷研判 brief; `null` counts where the source of the day is late or incomplete. */
export const Brief = z.object({
  day: z.string(),
  dataDate: z.string().nullable(),
  total: Counts.nullable(),
  fields: z.array(z.object({ field: z.string() }).extend(Counts.shape)), // 征拆、环保、医患、劳资、涉诉 and the rest
  areas: z.array(z.object({ area: z.string(), name: z.string().nullable() }).extend(Counts.shape)),
  /** Disputes of the day that leaders should know of: group incidents, and those whose scale or number of people grew. */
  notable: z.array(
    z.object({
      recordId: z.number(),
      field: z.string(),
      area: z.string().nullable(),
      areaName: z.string().nullable(),
      days: z.number(),
      reason: z.string(),
    }),
  ),
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
