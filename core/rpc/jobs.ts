import { hub } from './hub.ts';

export const jobs = hub.jobs.router({
  list: hub.jobs.list.handler(({ context }) => context.services.jobs.list()),
  cancel: hub.jobs.cancel.handler(({ context, input }) => {
    context.services.jobs.cancel(input.id);
    return {};
  }),
});
