import type { ErrorCode, ErrorData } from '../../schemas/api/errors.ts';
import { HubError } from '../base/hub-error.ts';
import type { JobResult, Jobs } from './jobs.ts';

/**
 * Waits for a job and gives what it made.
 *
 * @throws HubError NOT_FOUND, what the job failed with, CANCELLED when somebody cancelled it
 */
export async function jobResult(jobs: Jobs, id: string): Promise<JobResult> {
  const { state, error, result } = await jobs.wait(id);
  if (error) throw new HubError(error.code as ErrorCode, error.data as ErrorData);
  if (state !== 'done') throw new HubError('CANCELLED', {});
  return result!;
}
