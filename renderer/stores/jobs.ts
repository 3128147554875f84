import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { Job } from '../../schemas/api/jobs.ts';
import { isErrorCode, type Failure } from '../api/errors.ts';
import { useHub } from './hub.ts';

const active = new Set<Job['state']>(['queued', 'running']);

/** True while a job has not come to its end. */
export function isActive(job: Job): boolean {
  return active.has(job.state);
}

/** True of jobs that build anew what follows from the data; they begin by themselves and have no subject. */
export function isDerived({ kind }: Job): boolean {
  return kind === 'refresh' || kind === 'master' || kind === 'risk' || kind === 'opinion';
}

/** Why a job did not come to its result. */
export function failureOf({ error }: Job): Failure {
  if (!error) return { code: 'CANCELLED', data: {} };
  return isErrorCode(error.code)
    ? { code: error.code, data: error.data }
    : { code: 'INTERNAL', data: { reference: error.code } };
}

/** The first batch that a finished delivery made, when it made one. */
export function reportedBatch(job: Job): number | null {
  if (job.kind !== 'ingest' || job.state !== 'done') return null;
  return batchIdsOf(job)[0] ?? null;
}

/** The batches that a job's result names. */
export function batchIdsOf(job: Job): number[] {
  const ids = job.result?.batchIds;
  return Array.isArray(ids) ? ids.map(Number) : [];
}

/** Long work of the core as this window sees it, kept current by the event stream. */
export const useJobsStore = defineStore('jobs', () => {
  const byId = ref(new Map<string, Job>());
  const cancelling = ref(new Set<string>());
  const waiting = new Map<string, ((job: Job) => void)[]>();

  const jobs = computed(() =>
    [...byId.value.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
  );
  const running = computed(() => jobs.value.filter(isActive));

  function apply(job: Job): void {
    byId.value.set(job.id, job);
    if (isActive(job)) return;
    cancelling.value.delete(job.id);
    for (const resolve of waiting.get(job.id) ?? []) resolve(job);
    waiting.delete(job.id);
  }

  async function load(): Promise<void> {
    for (const job of await useHub().client.jobs.list({})) apply(job);
  }

  /** Resolves with the job when it is done, failed, cancelled or interrupted. */
  function finished(id: string): Promise<Job> {
    const job = byId.value.get(id);
    if (job && !isActive(job)) return Promise.resolve(job);
    return new Promise((resolve) => {
      waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
    });
  }

  async function cancel(id: string): Promise<void> {
    cancelling.value.add(id);
    try {
      await useHub().client.jobs.cancel({ id });
    } catch (error) {
      cancelling.value.delete(id);
      throw error;
    }
  }

  return { jobs, running, cancelling, apply, load, finished, cancel };
});
