import { hub } from './hub.ts';

export const pulls = hub.pulls.router({
  list: hub.pulls.list.handler(({ context: { services } }) => services.pulls.list()),
  save: hub.pulls.save.handler(({ context: { services, actor }, input }) =>
    services.pulls.save(input, actor),
  ),
  remove: hub.pulls.remove.handler(async ({ context: { services, actor }, input }) => {
    await services.pulls.remove(input.pullId, input.version, actor);
    return {};
  }),
  run: hub.pulls.run.handler(({ context: { services, actor }, input }) =>
    services.pulls.run(input.pullId, actor),
  ),
});
