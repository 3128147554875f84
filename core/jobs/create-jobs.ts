import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Job } from '../../schemas/api/jobs.ts';
import { cityTime, type Clock } from '../base/clock.ts';
import { HubError } from '../base/hub-error.ts';
import type { Logger } from '../base/logger.ts';
import { JobLog } from './job-log.ts';
import type { JobContext, JobOrder, JobResult, Jobs } from './jobs.ts';

interface JobsOptions {
  /** Where the list of jobs is kept: the workspace's `logs/`. */
  directory: string;
  clock: Clock;
  logger: Logger;
}

/** Opens the list of jobs; those that an earlier run did not end show as `interrupted`. */
export async function createJobs(options: JobsOptions): Promise<Jobs> {
  const path = join(options.directory, 'jobs.jsonl');
  const { log, jobs } = await JobLog.open(path, cityTime(options.clock.now()));
  return new JobQueue(log, jobs, options);
}

type Work = (context: JobContext) => Promise<JobResult>;

interface RunningJob {
  abort: AbortController;
  ended: Promise<void>;
}

/** A change of progress smaller than this is not worth an event. */
const noticeableProgress = 0.01;

class JobQueue implements Jobs {
  readonly #log: JobLog;
  readonly #options: JobsOptions;
  readonly #jobs: Map<string, Job>;
  readonly #running = new Map<string, RunningJob>();
  readonly #changes = new EventEmitter<{ change: [Job] }>().setMaxListeners(0);
  #lastWriter: Promise<void> = Promise.resolve();

  constructor(log: JobLog, jobs: readonly Job[], options: JobsOptions) {
    this.#log = log;
    this.#options = options;
    this.#jobs = new Map(jobs.map((job) => [job.id, job]));
  }

  start({ kind, subject, writes, department }: JobOrder, work: Work): Job {
    const job: Job = {
      id: randomUUID(),
      kind,
      subject,
      department: department ?? null,
      state: 'queued',
      step: null,
      fraction: null,
      error: null,
      result: null,
      createdAt: this.#now(),
      finishedAt: null,
    };
    const abort = new AbortController();
    this.#change(job);
    const turn = writes ? this.#lastWriter : Promise.resolve();
    const ended = turn.then(() => this.#run(job.id, work, abort.signal));
    if (writes) this.#lastWriter = ended;
    this.#running.set(job.id, { abort, ended });
    return job;
  }

  list(): Job[] {
    return [...this.#jobs.values()].reverse();
  }

  get(id: string): Job {
    const job = this.#jobs.get(id);
    if (!job) throw new HubError('NOT_FOUND', { kind: 'job', id });
    return job;
  }

  cancel(id: string): void {
    const job = this.get(id);
    this.#running.get(id)?.abort.abort();
    if (job.state === 'queued') this.#end(id, { state: 'cancelled' });
  }

  async wait(id: string): Promise<Job> {
    this.get(id);
    await this.#running.get(id)?.ended;
    return this.get(id);
  }

  onChange(listener: (job: Job) => void): () => void {
    this.#changes.on('change', listener);
    return () => this.#changes.off('change', listener);
  }

  async close(): Promise<void> {
    for (const id of this.#running.keys()) this.cancel(id);
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  async #run(id: string, work: Work, signal: AbortSignal): Promise<void> {
    try {
      if (signal.aborted) return;
      this.#change({ ...this.get(id), state: 'running' });
      const result = await work({ signal, progress: (step, fraction) => this.#progress(id, step, fraction) });
      this.#end(id, { state: 'done', result });
    } catch (error) {
      this.#end(id, this.#failure(id, error));
    } finally {
      this.#running.delete(id);
    }
  }

  #failure(id: string, error: unknown): Pick<Job, 'state'> & Partial<Job> {
    if (error instanceof HubError && error.code === 'CANCELLED') return { state: 'cancelled' };
    if (error instanceof HubError) return { state: 'failed', error: { code: error.code, data: error.data } };
    this.#options.logger.error({ reference: id, error }, 'a job failed');
    return { state: 'failed', error: { code: 'INTERNAL', data: { reference: id } } };
  }

  #progress(id: string, step: string, fraction: number | null): void {
    const job = this.get(id);
    if (job.state !== 'running') return;
    const moved = Math.abs((fraction ?? 0) - (job.fraction ?? 0)) >= noticeableProgress;
    if (step === job.step && !moved) return;
    const next = { ...job, step, fraction };
    this.#jobs.set(id, next);
    this.#changes.emit('change', next);
  }

  #end(id: string, end: Pick<Job, 'state'> & Partial<Job>): void {
    this.#change({ ...this.get(id), step: null, fraction: null, ...end, finishedAt: this.#now() });
  }

  #change(job: Job): void {
    this.#jobs.set(job.id, job);
    this.#remember(job);
    this.#changes.emit('change', job);
  }

  /** The list only serves a later start: a full disk must not fail the job itself. */
  #remember(job: Job): void {
    try {
      this.#log.write(job);
    } catch (error) {
      this.#options.logger.warn({ job: job.id, error }, 'the state of a job could not be kept');
    }
  }

  #now(): string {
    return cityTime(this.#options.clock.now());
  }
}
