import { computed, ref, watch } from 'vue';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { useRead } from '../../../components/use-read.ts';
import { useEntitiesStore, useMaster } from '../../../stores/entities.ts';

/** One entity, masked until somebody says what for. */
export function useEntity(kind: () => EntityKind, entityId: () => number) {
  const store = useEntitiesStore();
  /** Holds for this entity alone: the next one is masked again. */
  const purpose = ref<string | null>(null);
  watch([kind, entityId], () => (purpose.value = null), { flush: 'sync' });

  const read = useRead(
    (signal) =>
      useMaster().entities.get({ kind: kind(), entityId: entityId(), purpose: purpose.value }, { signal }),
    [kind, entityId, purpose, () => store.built, () => store.decisions],
  );
  /** Never another entity's values under this one's address. */
  const data = computed(() => {
    const view = read.data.value;
    return view?.kind === kind() && view.entityId === entityId() ? view : null;
  });

  return { data, purpose, failure: read.failure, isLoading: read.isLoading, reload: read.reload };
}
