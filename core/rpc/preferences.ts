import { hub } from './hub.ts';

export const preferences = hub.preferences.router({
  get: hub.preferences.get.handler(({ context }) => context.services.preferences.get()),
  save: hub.preferences.save.handler(({ context, input }) =>
    context.services.preferences.save(input, context.actor),
  ),
});
