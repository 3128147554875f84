import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { SubjectKind } from '../../schemas/api/master/entities.ts';
import type { HubClient } from '../api/hub.ts';
import { useHub } from './hub.ts';
import { isActive, useJobsStore } from './jobs.ts';

/** The procedures of master data. */
export const useMaster = (): HubClient['master'] => useHub().client.master;

/** The builds of master data, and what was last searched for: one comes back from an entity to the results. */
export const useEntitiesStore = defineStore('entities', () => {
  const jobs = useJobsStore();
  const builds = computed(() => jobs.jobs.filter(({ kind }) => kind === 'master'));
  /** Goes up whenever master data were built; watch it to read again. */
  const built = computed(() => builds.value.filter(({ state }) => state === 'done').length);
  const isBuilding = computed(() => builds.value.some(isActive));

  const text = ref('');
  const kind = ref<SubjectKind | null>(null);
  const page = ref(1);

  /** Goes up whenever somebody in this window decided for a value, which holds at once. */
  const decisions = ref(0);

  return { built, isBuilding, decisions, text, kind, page };
});
