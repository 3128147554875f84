import { calendarYear } from '../dispatch/calendar/calendar-year.ts';
import { dayReset, daySet } from '../dispatch/calendar/day-commands.ts';
import { assessment } from './dispatch-assessment.ts';
import { draws } from './dispatch-draws.ts';
import { matters } from './dispatch-matters.ts';
import { hub } from './hub.ts';

const contract = hub.dispatch;

const calendar = contract.calendar.router({
  year: contract.calendar.year.handler(({ context: { services }, input }) =>
    calendarYear(services.warehouse, input.year),
  ),
  set: contract.calendar.set.handler(async ({ context: { services, actor }, input }) => {
    await services.commands.execute(daySet, () => input, { actor });
    return {};
  }),
  reset: contract.calendar.reset.handler(async ({ context: { services, actor }, input }) => {
    await services.commands.execute(dayReset, () => input, { actor });
    return {};
  }),
});

/** The closed loop. */
export const dispatch = contract.router({ matters, assessment, calendar, draws });
