import { ref, watch } from 'vue';
import type { ClusterLine } from '../../../../schemas/api/linkage/clusters.ts';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { useRead } from '../../../components/use-read.ts';
import { useHub } from '../../../stores/hub.ts';
import { useMatchingStore } from '../../../stores/matching.ts';

export const clusterOrders = ['weakest', 'bridges', 'size', 'density'] as const;
export type ClusterOrder = (typeof clusterOrders)[number];

export const clustersPerPage = 50;

/** Entities of several records, those first that are worth a look; read again after each run. */
export function useClusterList(entity: EntityKind) {
  const matching = useMatchingStore();
  const order = ref<ClusterOrder>('weakest');
  const page = ref(1);
  watch(order, () => (page.value = 1));

  const read = (signal: AbortSignal): Promise<{ total: number; clusters: ClusterLine[] }> =>
    useHub().client.linkage.clusters.list(
      {
        entity,
        order: order.value,
        limit: clustersPerPage,
        offset: (page.value - 1) * clustersPerPage,
      },
      { signal },
    );
  const { data, failure, isLoading, reload } = useRead(read, [order, page, () => matching.isBusy(entity)]);

  return { order, page, data, failure, isLoading, reload };
}
