import { z } from 'zod';
import { CalendarDay } from '../../../schemas/api/dispatch/calendar.ts';
import type { CommandHandler } from '../../journal/command.ts';

const DayReset = z.object({ day: z.iso.date() });

/** What a day is, whatever its weekday and the notices say; the last word holds. */
export const daySet: CommandHandler<CalendarDay> = {
  type: 'calendar.day-set',
  data: CalendarDay,
  async apply(session, { data: { day, isWorking, name, source }, at, actor }) {
    await session.run('DELETE FROM ops.calendar_day WHERE "day" = $1::DATE', [day]);
    await session.run('INSERT INTO ops.calendar_day VALUES ($1::DATE, $2, $3, $4, $5, $6)', [
      day,
      isWorking,
      name,
      source,
      actor.name,
      at,
    ]);
  },
};

/** A day is again what its weekday and the notices say. */
export const dayReset: CommandHandler<z.infer<typeof DayReset>> = {
  type: 'calendar.day-reset',
  data: DayReset,
  async apply(session, { data }) {
    await session.run('DELETE FROM ops.calendar_day WHERE "day" = $1::DATE', [data.day]);
  },
};
