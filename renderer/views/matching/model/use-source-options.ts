import { computed, onMounted } from 'vue';
import { useSourceNames } from '../../../components/use-source-names.ts';
import { useSourcesStore } from '../../../stores/sources.ts';

/** Some sources by their names, to choose from; one that is gone by its number. */
export function useSourceOptions(ids: () => readonly number[]) {
  const store = useSourcesStore();
  const { sourceName } = useSourceNames();
  onMounted(() => store.load().catch(() => undefined)); // without names the numbers stay

  return computed(() =>
    [...new Set(ids())]
      .sort((a, b) => a - b)
      .map((value) => {
        const source = store.sources.find(({ sourceId }) => sourceId === value);
        return { value, label: source ? sourceName(source) : String(value) };
      }),
  );
}
