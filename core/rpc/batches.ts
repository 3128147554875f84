import { hub } from './hub.ts';

export const batches = hub.batches.router({
  list: hub.batches.list.handler(({ context }) => context.services.ingest.listBatches()),
  report: hub.batches.report.handler(({ context, input }) => context.services.ingest.report(input.batchId)),
  issues: hub.batches.issues.handler(({ context, input }) => context.services.ingest.issues(input)),
  undo: hub.batches.undo.handler(({ context, input }) =>
    context.services.ingest.undo(input.batchId, input.dataVersion, context.actor),
  ),
});
