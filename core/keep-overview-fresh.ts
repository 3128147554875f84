import type { Job } from '../schemas/api/jobs.ts';
import type { Logger } from './base/logger.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Overview } from './monitoring/overview/create-overview.ts';

const changing = new Set<Job['kind']>(['ingest', 'undo', 'release', 'match']);

/**
 * Rebuilds the overview as a job after every job that changed the data, and now when it is stale. Changes that
 * come while a rebuild waits for its turn share it.
 * @returns stops
 */
export function keepOverviewFresh(jobs: Jobs, overview: Overview, logger: Logger): () => void {
  const isWaiting = () => jobs.list().some(({ kind, state }) => kind === 'refresh' && state === 'queued');
  let isStopped = false;

  async function refreshWhenStale(): Promise<void> {
    if (!(await overview.isStale()) || isStopped || isWaiting()) return;
    jobs.start({ kind: 'refresh', subject: '', writes: true }, (context) => overview.refresh(context));
  }

  const check = () =>
    void refreshWhenStale().catch((error: unknown) => {
      if (!isStopped) logger.error({ error }, 'the overview could not be refreshed');
    });
  check();
  const stopListening = jobs.onChange(({ kind, state }) => {
    if (state === 'done' && changing.has(kind)) check();
  });
  return () => {
    isStopped = true;
    stopListening();
  };
}
