import { storeToRefs } from 'pinia';
import { computed, ref, watch } from 'vue';
import { useRead } from '../../../components/use-read.ts';
import { useEntitiesStore, useMaster } from '../../../stores/entities.ts';

export const hitsPerPage = 20;
/** Every search is logged, so that one waits for a pause in the typing. */
const pauseMs = 350;

/** Entities that fit what is typed, the best match first. */
export function useSearch() {
  const store = useEntitiesStore();
  const { text, kind, page } = storeToRefs(store);
  const asked = ref(text.value.trim());
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Searches for what is typed now. */
  function ask(): void {
    clearTimeout(timer);
    asked.value = text.value.trim();
  }
  watch(text, () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pauseMs);
  });
  watch([asked, kind], () => (page.value = 1), { flush: 'sync' });

  const { data, failure, isLoading, reload } = useRead(
    async (signal) => {
      if (!asked.value) return null;
      const found = await useMaster().entities.search(
        {
          text: asked.value,
          kinds: kind.value ? [kind.value] : [],
          offset: (page.value - 1) * hitsPerPage,
          limit: hitsPerPage,
        },
        { signal },
      );
      return { text: asked.value, ...found };
    },
    [asked, kind, page, () => store.built],
  );
  /** Nothing of an earlier search under an empty field. */
  const found = computed(() => (asked.value ? data.value : null));
  const isSettled = computed(() => !isLoading.value && asked.value === text.value.trim());

  return { text, kind, page, asked, ask, found, failure, isLoading, isSettled, reload };
}
