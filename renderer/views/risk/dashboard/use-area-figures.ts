import { computed } from 'vue';
import { useRisk } from '../../../stores/risk.ts';
import { levelOf, parentOf } from '../parts/area-path.ts';
import { useRiskRead } from '../parts/use-risk-read.ts';
import type { Dashboard } from './use-dashboard.ts';

/** The chosen indicator's figures of the areas in view: what the map and the ranking show. */
export function useAreaFigures({ indicator, level, within, period, kind, department }: Dashboard) {
  return useRiskRead(
    () =>
      indicator.value && period.value
        ? {
            indicators: [indicator.value.id],
            level: level.value,
            within: within.value,
            period: period.value,
            kind: kind.value,
            department: department.value,
          }
        : null,
    (asked, signal) => useRisk().figures.list(asked, { signal }),
  );
}

/** The chosen indicator's figure of the area that the dashboard speaks of, with its kind. */
export function useOwnFigure({ indicator, query, period, kind, department }: Dashboard) {
  const read = useRiskRead(
    () =>
      indicator.value && period.value
        ? {
            area: query.value.area,
            indicators: [indicator.value.id],
            period: period.value,
            kind: kind.value,
            department: department.value,
          }
        : null,
    ({ area, ...asked }, signal) =>
      useRisk().figures.list({ ...asked, level: levelOf(area), within: parentOf(area) }, { signal }),
  );
  const figure = computed(
    () => read.data.value?.given.find(({ area }) => area === read.data.value?.asked.area) ?? null,
  );
  return { ...read, figure };
}

/** The figures of every indicator, or of those that know the department, of the area that the dashboard speaks of. */
export function useAllFigures({ query, month, department }: Dashboard) {
  const read = useRiskRead(
    () =>
      month.value ? { area: query.value.area, period: month.value, department: department.value } : null,
    ({ area, ...asked }, signal) =>
      useRisk().figures.list({ ...asked, level: levelOf(area), within: parentOf(area) }, { signal }),
  );
  const figures = computed(() => {
    const { asked, given } = read.data.value ?? {};
    return given?.filter(({ area }) => area === asked?.area) ?? null;
  });
  return { ...read, figures };
}
