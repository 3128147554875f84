import { computed } from 'vue';
import { useJobsStore } from '../../stores/jobs.ts';

/** Jobs that make what the map shows. */
const kinds: readonly string[] = ['refresh', 'master'];

/** How many of the jobs that make what the map shows are through: read again when it grows. */
export function useMapRefreshes() {
  const jobs = useJobsStore();
  return computed(
    () => jobs.jobs.filter(({ kind, state }) => kinds.includes(kind) && state === 'done').length,
  );
}
