import { countBlocking } from '../matching/workbench/count-blocking.ts';
import { modelView } from '../matching/workbench/read-model.ts';
import { saveModel } from '../matching/workbench/save-model.ts';
import { suggestBlocking } from '../matching/workbench/suggest-blocking.ts';
import { hub } from './hub.ts';
import { signalOf } from './signal-of.ts';

const { model: contract } = hub.linkage;

export const model = contract.router({
  get: contract.get.handler(({ context: { services }, input }) =>
    modelView(services.warehouse, input.entity),
  ),
  save: contract.save.handler(async ({ context: { services, actor }, input }) => ({
    edition: await saveModel(services, actor, input),
  })),
  reset: contract.reset.handler(async ({ context: { services, actor }, input }) => ({
    edition: await saveModel(services, actor, { ...input, model: null }),
  })),
  blockingCounts: contract.blockingCounts.handler(({ context: { services }, input, signal }) =>
    countBlocking(services.warehouse, { ...input, signal: signalOf(signal) }),
  ),
  suggestBlocking: contract.suggestBlocking.handler(({ context: { services }, input, signal }) =>
    suggestBlocking(services.warehouse, { ...input, signal: signalOf(signal) }),
  ),
});
