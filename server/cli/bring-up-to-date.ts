import { localAnalyst } from '../../core/access/actor.ts';
import type { Core } from '../../core/create-core.ts';
import type { Output } from './output.ts';
import { waitForJob } from './wait-for-job.ts';

/** Builds master data anew when the data have changed since they were built: a single command keeps nothing fresh. */
export async function bringMasterUpToDate(core: Core, output: Output): Promise<void> {
  if (!(await core.master.isStale())) return;
  const job = core.jobs.start({ kind: 'master', subject: '', writes: true }, (context) =>
    core.master.build(context),
  );
  await waitForJob(core, job.id, output);
}

/** Builds the figures of risk indicators over master data anew, and assesses the days that they reach. */
export async function bringRiskUpToDate(core: Core, output: Output): Promise<void> {
  await bringMasterUpToDate(core, output);
  if (!(await core.risk.isStale())) return;
  const job = core.jobs.start({ kind: 'risk', subject: '', writes: true }, (context) =>
    core.risk.refresh(localAnalyst, context),
  );
  await waitForJob(core, job.id, output);
}

/** Reads the requests that were not read yet. */
export async function bringOpinionUpToDate(core: Core, output: Output): Promise<void> {
  await bringMasterUpToDate(core, output);
  if (!(await core.opinion.isStale())) return;
  const job = core.jobs.start({ kind: 'opinion', subject: '', writes: true }, (context) =>
    core.opinion.build(context),
  );
  await waitForJob(core, job.id, output);
}
