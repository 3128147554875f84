import { calendarYear } from '../dispatch/calendar/calendar-year.ts';
import { dayReset, daySet } from '../dispatch/calendar/day-commands.ts';
import { hub } from './hub.ts';
import { matters } from './dispatch-matters.ts';

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

export const dispatch = contract.router({ matters, calendar });
