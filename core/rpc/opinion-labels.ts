import { listLabels } from '../monitoring/opinion/labels/list-labels.ts';
import { nextToLabel } from '../monitoring/opinion/labels/next-to-label.ts';
import { setLabel, withdrawLabel } from '../monitoring/opinion/labels/set-label.ts';
import { hub } from './hub.ts';

const contract = hub.opinion.labels;

/** What people say of single requests. */
export const labels = contract.router({
  next: contract.next.handler(({ context: { services, actor }, input }) =>
    services.warehouse.transaction((session) => nextToLabel(session, actor, input)),
  ),
  set: contract.set.handler(({ context: { services, actor }, input }) =>
    setLabel(services.labelling, actor, input),
  ),
  withdraw: contract.withdraw.handler(async ({ context: { services, actor }, input }) => {
    await withdrawLabel(services.labelling, actor, input.labelId);
    return {};
  }),
  list: contract.list.handler(({ context: { services, actor }, input }) =>
    services.warehouse.transaction((session) => listLabels(session, actor, input)),
  ),
});
