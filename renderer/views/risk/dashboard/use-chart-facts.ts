import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useIndicatorNames } from '../parts/use-indicator-names.ts';
import type { Dashboard } from './use-dashboard.ts';

/** What a chart speaks of, as it stands in its head: area, period, kind, department. */
export function useChartFacts(dashboard: Dashboard, path: Ref<{ code: string; name: string }[]>) {
  const { t } = useI18n();
  const { kindName } = useIndicatorNames();
  const nameOf = (code: string | null) =>
    path.value.find((step) => step.code === code)?.name ?? (code || t('risk.wholeCity'));

  const area = computed(() => nameOf(dashboard.query.value.area));
  const around = computed(() => {
    const level = t(`risk.levels.${dashboard.query.value.level}`);
    return t('risk.dashboard.byLevel', { area: nameOf(dashboard.within.value), level });
  });
  const filters = computed(() => {
    const { indicator, kind, department, period } = dashboard;
    const named = indicator.value && kind.value ? [kindName(indicator.value, kind.value)] : [];
    return [period.value, ...named, department.value].filter((fact) => fact !== null);
  });
  return { area, around, filters };
}

export type ChartFacts = ReturnType<typeof useChartFacts>;
