import { computed } from 'vue';
import { isActive, useJobsStore } from '../../stores/jobs.ts';

/** The jobs that build the overview anew: how many are through, and whether one is at work. */
export function useRefreshes() {
  const jobs = useJobsStore();
  const refreshes = computed(() => jobs.jobs.filter(({ kind }) => kind === 'refresh'));
  return {
    finished: computed(() => refreshes.value.filter(({ state }) => state === 'done').length),
    isRefreshing: computed(() => refreshes.value.some(isActive)),
  };
}
