import { assessModel } from '../monitoring/opinion/models/assess-model.ts';
import { readModelStates } from '../monitoring/opinion/models/read-model-state.ts';
import { hub } from './hub.ts';

const contract = hub.opinion.models;

/** What models have learned from labels. */
export const models = contract.router({
  state: contract.state.handler(({ context: { services } }) =>
    services.warehouse.transaction(readModelStates),
  ),
  train: contract.train.handler(({ context: { services } }) =>
    services.jobs.start({ kind: 'opinion', subject: '', writes: true }, (context) =>
      services.opinion.build(context),
    ),
  ),
  assess: contract.assess.handler(({ context: { services }, input }) =>
    services.jobs.start({ kind: 'opinion', subject: input.aspect, writes: false }, async (context) => ({
      ...(await assessModel(services.warehouse, input.aspect, context)),
    })),
  ),
});
