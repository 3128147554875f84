import { z } from 'zod';
import { procedure } from '../procedure.ts';

/** A day that is not what its weekday says: a holiday, or a Saturday or Sunday that is worked. */
export const CalendarDay = z.object({
  day: z.iso.date(),
  isWorking: z.boolean(),
  name: z.string().max(60),
  /** The notice that says so. */
  source: z.string().max(200),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

export const calendar = {
  /** Special days of a year; `announced` is false while no notice for that year is known. */
  year: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({ year: z.number().int().min(2000).max(2100) }),
    z.object({ announced: z.boolean(), days: z.array(CalendarDay) }),
  ),
  /** Deadlines set from now on go by it; those that stand are not moved. */
  set: procedure({ permission: 'dispatch', writes: true, audit: 'write' }, CalendarDay, z.object({})),
  /** Back to what its weekday and the notices say. */
  reset: procedure(
    { permission: 'dispatch', writes: true, audit: 'write' },
    z.object({ day: z.iso.date() }),
    z.object({}),
  ),
};
