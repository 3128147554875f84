import { hub } from './hub.ts';
import { ingestFor } from './ingest-for.ts';

export const intake = hub.intake.router({
  // Ingest takes the file over: it keeps it until it is delivered, or removes one that cannot be read.
  inspect: hub.intake.inspect.handler(({ context, input: { fileId } }) => {
    const ingest = ingestFor(context);
    return context.services.files.has(fileId)
      ? ingest.inspect(context.services.files.take(fileId), context.actor, fileId)
      : ingest.proposal(fileId);
  }),
  propose: hub.intake.propose.handler(({ context, input }) =>
    ingestFor(context).propose(input.fileId, input.table, input.dataset),
  ),
  preview: hub.intake.preview.handler(({ context, input: { fileId, ...choice } }) =>
    ingestFor(context).preview(fileId, choice),
  ),
  deliver: hub.intake.deliver.handler(({ context, input }) =>
    ingestFor(context).deliver(input, context.actor),
  ),
  template: hub.intake.template.handler(({ context: { services }, input }) =>
    services.ingest.template(input.dataset),
  ),
  discard: hub.intake.discard.handler(async ({ context, input: { fileId } }) => {
    await context.services.files.discard(fileId);
    await ingestFor(context).discard(fileId);
    return {};
  }),
});
