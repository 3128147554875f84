import { computed, reactive, watch } from 'vue';
import { useRead } from '../../../components/use-read.ts';
import { useRisk } from '../../../stores/risk.ts';
import { areaPath, levelOf, parentOf } from '../parts/area-path.ts';
import type { Dashboard } from './use-dashboard.ts';

/** The areas from the city down to the one that the dashboard speaks of, with their names. */
export function useAreaNames({ query, indicator, period }: Dashboard) {
  const names = reactive(new Map<string, string>());
  const path = computed(() => areaPath(query.value.area));
  const unknown = () => path.value.filter((code) => !names.has(code));

  const { data } = useRead(
    async (signal) => {
      if (!indicator.value || !period.value) return [];
      const common = { indicators: [indicator.value.id], period: period.value };
      const lists = unknown().map((code) =>
        useRisk().figures.list({ ...common, level: levelOf(code), within: parentOf(code) }, { signal }),
      );
      return (await Promise.all(lists)).flat();
    },
    [() => [indicator.value !== null && period.value !== null, ...unknown()].join()],
  );
  watch(data, (figures) => {
    for (const { area, areaName } of figures ?? []) if (areaName) names.set(area, areaName);
  });

  return computed(() => path.value.map((code) => ({ code, name: names.get(code) ?? code })));
}
