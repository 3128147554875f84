import { defineStore } from 'pinia';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Indicator } from '../../schemas/indicators/indicator.ts';
import type { HubClient } from '../api/hub.ts';
import { useHub } from './hub.ts';
import { isActive, useJobsStore } from './jobs.ts';
import { useSystemStore } from './system.ts';

/** The procedures of risk monitoring. */
export const useRisk = (): HubClient['risk'] => useHub().client.risk;

/** Often enough for a wall display, and too seldom to burden the core over a night. */
const refreshMs = 5 * 60_000;

/** The indicators that hold, and when risk figures are worth reading again. */
export const useRiskStore = defineStore('risk', () => {
  const jobs = useJobsStore();
  const system = useSystemStore();
  const builds = computed(() => jobs.jobs.filter(({ kind }) => kind === 'risk'));
  const built = computed(() => builds.value.filter(({ state }) => state === 'done').length);
  const isBuilding = computed(() => builds.value.some(isActive));

  const indicators = shallowRef<Indicator[]>([]);
  const byId = computed(() => new Map(indicators.value.map((indicator) => [indicator.id, indicator])));

  async function loadIndicators(signal?: AbortSignal): Promise<Indicator[]> {
    indicators.value = await useRisk().indicators.list({}, { signal });
    return indicators.value;
  }

  /** Goes up whenever figures or warnings may have changed; watch it to read again. */
  const edition = ref(0);
  watch([built, () => system.link === 'open'], ([, isOpen]) => isOpen && edition.value++);

  return { indicators, byId, built, isBuilding, edition, loadIndicators };
});

/**
 * Reads again now and then while the calling page is looked at, and when somebody comes back to it: a display runs over days.
 * Without the core what is shown stays.
 */
export function keepRiskFresh(): void {
  const store = useRiskStore();
  const system = useSystemStore();
  const look = () => !document.hidden && system.link === 'open' && store.edition++;
  const timer = setInterval(look, refreshMs);
  document.addEventListener('visibilitychange', look);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  });
}
