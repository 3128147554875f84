import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Source } from '../../schemas/api/sources.ts';
import { useHub } from './hub.ts';

/** Who delivers what: the list that pages and suggestions are made from. */
export const useSourcesStore = defineStore('sources', () => {
  const sources = shallowRef<Source[]>([]);
  const departments = computed(() =>
    [...new Set(sources.value.map(({ department }) => department))].sort((a, b) => a.localeCompare(b, 'zh')),
  );

  async function load(signal?: AbortSignal): Promise<Source[]> {
    sources.value = await useHub().client.sources.list({}, { signal });
    return sources.value;
  }

  return { sources, departments, load };
});
