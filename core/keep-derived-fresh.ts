import type { Job } from '../schemas/api/jobs.ts';
import type { Logger } from './base/logger.ts';
import type { Jobs, JobContext, JobResult } from './jobs/jobs.ts';

/** Something that is built from the data, and built anew when they have changed. */
export interface Derived {
  /** Kind of the jobs that build it. */
  kind: 'refresh' | 'master';
  isStale(): Promise<boolean>;
  build(context: JobContext): Promise<JobResult>;
}

const changing = new Set<Job['kind']>(['ingest', 'undo', 'release', 'match']);

/**
 * Rebuilds what is derived as a job after every job that changed the data, and now when it is stale. Changes that come while
 * a rebuild waits for its turn share it; those that come while it runs have one of their own.
 * @returns stops
 */
export function keepDerivedFresh(jobs: Jobs, derived: Derived, logger: Logger): () => void {
  const { kind } = derived;
  const isWaiting = () => jobs.list().some((job) => job.kind === kind && job.state === 'queued');
  let isStopped = false;

  async function buildWhenStale(): Promise<void> {
    if (!(await derived.isStale()) || isStopped || isWaiting()) return;
    jobs.start({ kind, subject: '', writes: true }, (context) => derived.build(context));
  }

  const check = () =>
    void buildWhenStale().catch((error: unknown) => {
      if (!isStopped) logger.error({ error, kind }, 'what is derived from the data could not be rebuilt');
    });
  check();
  const stopListening = jobs.onChange((job) => {
    if (job.state === 'done' && (changing.has(job.kind) || job.kind === kind)) check();
  });
  return () => {
    isStopped = true;
    stopListening();
  };
}
