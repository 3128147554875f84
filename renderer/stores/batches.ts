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
type ChangesCall = ReturnType<typeof useHub>['client']['batches']['changes'];
/** What becomes of a held batch. */
export type HoldDecision = 'release' | 'dismiss';

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

  const changes = (...[query]: Parameters<ChangesCall>): ReturnType<ChangesCall> =>
    useHub().client.batches.changes(query);

  /** The quarantine slip of a batch, a workbook. */
  const slip = (batchId: number): Promise<Blob> => useHub().client.batches.slip({ batchId });

  /** Undoes a batch as it was seen, and tells how that ended. */
  const undo = (batch: Batch): Promise<void> => carryOut('undo', batch, 'batches.undo.done');

  /** Publishes a held batch or puts it away, and tells how that ended. */
  const decide = (decision: HoldDecision, batch: Batch): Promise<void> =>
    carryOut(
      decision,
      batch,
      decision === 'release' ? 'returns.held.released' : 'returns.held.dismissedDone',
    );

  async function carryOut(
    verb: 'undo' | HoldDecision,
    { batchId, dataVersion }: Batch,
    done: string,
  ): Promise<void> {
    undoing.value.add(batchId);
    try {
      const { jobId } = await useHub().client.batches[verb]({ batchId, dataVersion });
      const job = await jobs.finished(jobId);
      if (job.state === 'done') notices.raise('success', done, { id: batchId });
      else notices.raiseJobFailure(job);
    } catch (error) {
      notices.raiseFailure(error);
    } finally {
      undoing.value.delete(batchId);
    }
  }

  return { batches, departments, datasets, undoing, load, report, issues, changes, slip, undo, decide };
});

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b, 'zh'));
}
