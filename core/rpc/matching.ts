import { hub } from './hub.ts';

export const matching = hub.matching.router({
  summary: hub.matching.summary.handler(({ context }) => context.services.matching.summary()),
  run: hub.matching.run.handler(({ context, input }) => ({
    jobId: context.services.matching.run(input.entity, context.actor, input).id,
  })),
});
