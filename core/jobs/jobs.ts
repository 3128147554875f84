import type { Job, JobKind } from '../../schemas/api/jobs.ts';

export interface JobContext {
  /** Aborted when somebody cancels the job or the hub closes. */
  signal: AbortSignal;
  /** `step` is a key under messages.jobs.steps; `fraction` of the whole job, 0 to 1, or null when unknown. */
  progress(step: string, fraction: number | null): void;
}

export interface JobOrder {
  kind: JobKind;
  /** What the job works on, as people know it: a file's name, an entity. Kept in memory only. */
  subject: string;
  /** Jobs that change data run one at a time, in the order they were started; others run beside them. */
  writes: boolean;
  /** Whose data it works on; left out: no department's in particular. */
  department?: string;
}

/** What a job found or made; the job keeps it as its `result`. */
export type JobResult = Record<string, unknown>;

/** Long work that people can watch and cancel. */
export interface Jobs {
  start(order: JobOrder, work: (context: JobContext) => Promise<JobResult>): Job;
  /** Newest first, with those of earlier runs of the hub. */
  list(): Job[];
  /** @throws HubError NOT_FOUND */
  get(id: string): Job;
  /** Does nothing to a job that has ended. @throws HubError NOT_FOUND */
  cancel(id: string): void;
  /** Resolves with the job once it has ended, however it ended. @throws HubError NOT_FOUND */
  wait(id: string): Promise<Job>;
  /** Calls `listener` at every change of a job; returns how to stop. */
  onChange(listener: (job: Job) => void): () => void;
  /** Cancels what runs and waits for it. */
  close(): Promise<void>;
}
