import { HubError } from '../../core/base/hub-error.ts';
import type { Core } from '../../core/create-core.ts';
import type { ErrorCode } from '../../schemas/api/errors.ts';
import { messages } from '../../schemas/messages/index.ts';
import { language, type Output } from './output.ts';

const steps: Readonly<Record<string, string>> = messages[language].jobs.steps;

/**
 * Shows a job's progress until it ends.
 * @returns the job's result
 * @throws HubError with the job's error, or CANCELLED
 */
export async function waitForJob(
  core: Core,
  jobId: string,
  output: Output,
): Promise<Record<string, unknown>> {
  const stop = core.jobs.onChange((job) => {
    if (job.id === jobId && job.state === 'running' && job.step)
      output.progress(`${job.subject} ${steps[job.step] ?? job.step}`, job.fraction);
  });
  try {
    const job = await core.jobs.wait(jobId);
    if (job.state === 'done') return job.result ?? {};
    if (job.error) throw new HubError(job.error.code as ErrorCode, job.error.data as never);
    throw new HubError('CANCELLED', {});
  } finally {
    stop();
  }
}
