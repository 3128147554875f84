import { defineStore } from 'pinia';
import { ref, shallowReactive } from 'vue';
import type { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import type { ScoreView } from '../../schemas/api/linkage/pairs.ts';
import type { Job } from '../../schemas/api/jobs.ts';
import { useHub } from './hub.ts';
import { isActive, useJobsStore } from './jobs.ts';
import { useNoticesStore } from './notices.ts';

/** Runs of matching: at most one at a time, whichever page started it. */
export const useMatchingStore = defineStore('matching', () => {
  const jobs = useJobsStore();
  const notices = useNoticesStore();
  const starting = ref(new Set<EntityKind>());
  /** The scores before and after the last training that this window started. */
  const retrained = shallowReactive(new Map<EntityKind, { before: ScoreView; after: ScoreView }>());

  /** The run of this kind of entity that is under way. */
  const running = (entity: EntityKind): Job | null =>
    jobs.running.find(({ kind, subject }) => kind === 'match' && subject === entity) ?? null;

  const isBusy = (entity: EntityKind): boolean => starting.value.has(entity) || running(entity) !== null;

  const scores = (entity: EntityKind): Promise<ScoreView | null> =>
    useHub().client.linkage.pairs.scores({ entity });

  /** Matches what changed, or with `train` everything by parameters learnt anew; tells how that ended. */
  async function run(entity: EntityKind, train: boolean): Promise<Job | null> {
    starting.value.add(entity);
    try {
      const before = train ? await scores(entity) : null;
      const { jobId } = await useHub().client.matching.run({ entity, train });
      const job = await jobs.finished(jobId);
      const after = before && job.state === 'done' ? await scores(entity) : null;
      if (before && after) retrained.set(entity, { before, after });
      if (job.state === 'done') notices.raise('success', 'linkage.run.ended', job.result ?? {});
      else if (!isActive(job) && job.state !== 'cancelled') notices.raiseJobFailure(job);
      return job;
    } catch (error) {
      notices.raiseFailure(error);
      return null;
    } finally {
      starting.value.delete(entity);
    }
  }

  return { running, retrained, isBusy, run };
});
