import { computed, provide, ref, shallowRef, watch } from 'vue';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { useRead } from '../../../components/use-read.ts';
import { useRisk, useRiskStore } from '../../../stores/risk.ts';
import { draftErrors } from './draft-errors.ts';
import { emptyIndicator } from './draft.ts';
import { errorsKey } from './errors-key.ts';

/** The indicator of the page as it is being edited. What is wrong is said from the first try on. */
export function useIndicatorDraft(id: () => string | null) {
  const store = useRiskStore();
  const draft = shallowRef<Indicator>(emptyIndicator());
  const seenVersion = ref<number | null>(null);
  const wasTried = ref(false);
  const list = useRead(store.loadIndicators);
  const versions = useRead(
    async (signal) => {
      const own = id();
      return own === null ? [] : useRisk().indicators.versions({ id: own }, { signal });
    },
    [id, seenVersion],
  );
  const original = computed(() => list.data.value?.find((indicator) => indicator.id === id()) ?? null);

  watch([original, id], ([indicator]) => {
    draft.value = structuredClone(indicator ?? emptyIndicator());
    seenVersion.value = indicator?.version ?? null;
    wasTried.value = false;
  });
  const isChanged = computed(() => JSON.stringify(draft.value) !== JSON.stringify(original.value));
  const taken = computed(() =>
    original.value ? new Set<string>() : new Set(list.data.value?.map((indicator) => indicator.id)),
  );
  const errors = computed(() => draftErrors(draft.value, taken.value));
  const told = computed(() => (wasTried.value ? errors.value : new Map<string, string>()));
  provide(errorsKey, told);

  return { draft, original, seenVersion, isChanged, errors, told, wasTried, list, versions };
}
