import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Batch, BatchReport } from '../../schemas/api/batches.ts';
import { useHub } from './hub.ts';
import { useJobsStore } from './jobs.ts';
import { useNoticesStore } from './notices.ts';

type Call = ReturnType<typeof useHub>['client']['batches']['issues'];
/** Which page of the rows with issues. */
export type IssueQuery = Parameters<Call>[0];
export type IssuePage = Awaited<ReturnType<Call>>;

/** The batches of this workspace, newest first, and what can be done with them. */
export const useBatchesStore = defineStore('batches', () => {
  const batches = shallowRef<Batch[]>([]);
  const undoing = ref(new Set<number>());
  const jobs = useJobsStore();
  const notices = useNoticesStore();

  const departments = computed(() => distinct(batches.value.map(({ department }) => department)));
  const datasets = computed(() => distinct(batches.value.map(({ dataset }) => dataset)));

  async function load(signal?: AbortSignal): Promise<Batch[]> {
    const list = await useHub().client.batches.list({}, { signal });
    batches.value = list.sort((a, b) => b.batchId - a.batchId);
    return batches.value;
  }

  const report = (batchId: number, signal?: AbortSignal): Promise<BatchReport> =>
    useHub().client.batches.report({ batchId }, { signal });

  const issues = (query: IssueQuery, signal?: AbortSignal): Promise<IssuePage> =>
    useHub().client.batches.issues(query, { signal });

  /** Undoes a batch as it was seen, and tells how that ended. */
  async function undo({ batchId, dataVersion }: Batch): Promise<void> {
    undoing.value.add(batchId);
    try {
      const { jobId } = await useHub().client.batches.undo({ batchId, dataVersion });
      const job = await jobs.finished(jobId);
      if (job.state === 'done') notices.raise('success', 'batches.undo.done', { id: batchId });
      else notices.raiseJobFailure(job);
    } catch (error) {
      notices.raiseFailure(error);
    } finally {
      undoing.value.delete(batchId);
    }
  }

  return { batches, departments, datasets, undoing, load, report, issues, undo };
});

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b, 'zh'));
}
