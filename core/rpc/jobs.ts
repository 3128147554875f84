import { HubError } from '../base/hub-error.ts';
import { hub } from './hub.ts';
import { cancelsJob, seesJob } from './sees-job.ts';

export const jobs = hub.jobs.router({
  list: hub.jobs.list.handler(({ context: { actor, services } }) =>
    services.jobs.list().filter((job) => seesJob(actor, job)),
  ),
  cancel: hub.jobs.cancel.handler(({ context: { actor, services }, input: { id } }) => {
    if (!cancelsJob(actor, services.jobs.get(id))) throw new HubError('NOT_FOUND', { kind: 'job', id });
    services.jobs.cancel(id);
    return {};
  }),
});
