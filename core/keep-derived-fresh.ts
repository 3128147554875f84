import type { Job } from '../schemas/api/jobs.ts';
import type { Logger } from './base/logger.ts';
import type { Jobs, JobContext, JobResult } from './jobs/jobs.ts';
import type { Schedule } from './jobs/schedule.ts';

/** Something that is built from the data, and built anew when they have changed. */
export interface Derived {
  /** Kind of the jobs that build it. */
  kind: 'refresh' | 'master' | 'risk' | 'opinion';
  /** Kind of the jobs that build what it is derived from. */
  after?: Job['kind'];
  /** A cron pattern by which it is looked at too: it grows stale without any job. */
  at?: string;
  isStale(): Promise<boolean>;
  build(context: JobContext): Promise<JobResult>;
}

const changing = new Set<Job['kind']>(['ingest', 'undo', 'release', 'match']);

/**
 * Rebuilds what is derived as a job after every job that changed the data, and now when it is stale. Changes that come while
 * a rebuild waits for its turn share it; those that come while it runs have one of their own.
 * @returns stops
 */
export function keepDerivedFresh(
  { jobs, schedule, logger }: { jobs: Jobs; schedule: Schedule; logger: Logger },
  derived: Derived,
): () => void {
  const { kind, after, at } = derived;
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
    if (job.state === 'done' && (changing.has(job.kind) || job.kind === kind || job.kind === after)) check();
  });
  const stopSchedule = at === undefined ? () => undefined : schedule.add(at, buildWhenStale);
  return () => {
    isStopped = true;
    stopListening();
    stopSchedule();
  };
}
