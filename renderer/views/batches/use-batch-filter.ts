import { computed } from 'vue';
import { useRoute, useRouter, type LocationQueryValue } from 'vue-router';
import type { Batch } from '../../../schemas/api/batches.ts';

export interface BatchFilter {
  department: string | undefined;
  dataset: string | undefined;
  state: string | undefined;
}

/** The filter stands in the address, so that a filtered list can be linked to and survives going back. */
export function useBatchFilter(batches: () => Batch[]) {
  const route = useRoute();
  const router = useRouter();

  const filter = computed<BatchFilter>({
    get: () => ({
      department: single(route.query.department),
      dataset: single(route.query.dataset),
      state: single(route.query.state),
    }),
    set: (next) => void router.replace({ query: { ...next } }),
  });

  const chosen = computed(() => batches().filter((batch) => isChosen(batch, filter.value)));
  const clear = () => router.replace({ query: {} });

  return { filter, chosen, clear };
}

function isChosen(batch: Batch, { department, dataset, state }: BatchFilter): boolean {
  return (
    (department === undefined || batch.department === department) &&
    (dataset === undefined || batch.dataset === dataset) &&
    (state === undefined || batch.state === state)
  );
}

function single(value: LocationQueryValue | LocationQueryValue[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
