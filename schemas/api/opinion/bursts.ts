import { z } from 'zod';
import { procedure } from '../procedure.ts';

const read = { permission: 'view-aggregates', writes: false, audit: 'none' } as const;

/** More requests of one category in one area than chance explains. */
export const OpinionBurst = z.object({
  /** The days of an uninterrupted burst, and the one on which it departed most. */
  first: z.string(),
  last: z.string(),
  peak: z.string(),
  category: z.string(),
  /** Code of the town; empty for the city. */
  area: z.string(),
  areaName: z.string().nullable(),
  /** On its peak: so many requests in so many days up to it, what was expected, and how likely chance alone does that. */
  span: z.number(),
  seen: z.number(),
  expected: z.number(),
  pValue: z.number(),
});
export type OpinionBurst = z.infer<typeof OpinionBurst>;

const Days = z.object({ from: z.iso.date(), to: z.iso.date() });

export const bursts = {
  /** Those of some days, newest first. Which are told is settled over everything judged on a day (false discovery). */
  list: procedure(
    read,
    Days.extend({ area: z.string().nullable().default(null) }),
    z.object({ bursts: z.array(OpinionBurst), falseDiscovery: z.number() }),
  ),
  /** Requests by day with the days of bursts marked; category null: all, area empty: the city. */
  series: procedure(
    read,
    Days.extend({ category: z.string().nullable().default(null), area: z.string().default('') }),
    z.array(z.object({ day: z.string(), requests: z.number(), isBurst: z.boolean() })),
  ),
};
