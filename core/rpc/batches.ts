import { hub } from './hub.ts';
import { ingestFor } from './ingest-for.ts';

export const batches = hub.batches.router({
  list: hub.batches.list.handler(({ context }) => ingestFor(context).listBatches()),
  report: hub.batches.report.handler(({ context, input }) => ingestFor(context).report(input.batchId)),
  issues: hub.batches.issues.handler(({ context, input }) => ingestFor(context).issues(input)),
  slip: hub.batches.slip.handler(({ context, input }) => ingestFor(context).slip(input.batchId)),
  changes: hub.batches.changes.handler(({ context, input }) => ingestFor(context).changes(input)),
  undo: hub.batches.undo.handler(({ context, input }) =>
    ingestFor(context).undo(input.batchId, input.dataVersion, context.actor),
  ),
  release: hub.batches.release.handler(({ context, input }) =>
    ingestFor(context).release(input.batchId, input.dataVersion, context.actor),
  ),
  dismiss: hub.batches.dismiss.handler(({ context, input }) =>
    ingestFor(context).dismiss(input.batchId, input.dataVersion, context.actor),
  ),
});
