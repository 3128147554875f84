import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import { useRiskStore } from '../../../stores/risk.ts';
import { areaPath, innerLevel, levelOf, parentOf } from '../parts/area-path.ts';
import { useRiskState } from '../parts/use-risk-state.ts';
import { readQuery, writeQuery, type DashboardQuery } from './dashboard-query.ts';

/** The state in the address, and how to change it. */
function useDashboardQuery() {
  const route = useRoute();
  const router = useRouter();
  const query = computed(() => readQuery(route.query));

  function go(change: Partial<DashboardQuery>): void {
    void router.push({ query: writeQuery({ ...query.value, ...change }) });
  }

  return { query, go };
}

/** What the charts of the dashboard share: where they look, and how a click in one changes all. */
export function useDashboard() {
  const { query, go } = useDashboardQuery();
  const store = useRiskStore();
  const state = useRiskState();

  const indicators = computed(() =>
    store.indicators.filter(({ topic }) => query.value.topic === null || topic === query.value.topic),
  );
  const indicator = computed(
    () => store.byId.get(query.value.indicator ?? '') ?? indicators.value[0] ?? null,
  );
  /** `YYYY-MM`, or a day where the indicator has figures of days. */
  const period = computed(() => {
    const asked = query.value.period ?? state.data.value?.months?.last ?? null;
    return indicator.value?.grain === 'day' ? asked : (asked?.slice(0, 7) ?? null);
  });
  const month = computed(() => (query.value.period ?? state.data.value?.months?.last)?.slice(0, 7) ?? null);
  /** Indicators without kinds, or without departments, cannot be filtered by one. */
  const kind = computed(() => (indicator.value?.kind ? query.value.kind : null));
  const department = computed(() => (indicator.value?.department ? query.value.department : null));
  /** The area that is marked among its neighbours, when they are shown. */
  const chosen = computed(() =>
    query.value.area && levelOf(query.value.area) === query.value.level ? query.value.area : null,
  );
  const within = computed(() => (chosen.value ? parentOf(chosen.value) : query.value.area || null));

  /** The first click marks an area for all charts, the next goes into it. */
  function chooseArea(code: string): void {
    const own = levelOf(code);
    go({ area: code, level: code === chosen.value ? innerLevel(own) : own });
  }

  function leaveTo(steps: number): void {
    const area = areaPath(query.value.area)[steps - 1] ?? '';
    go({ area, level: innerLevel(levelOf(area)) });
  }

  /** An indicator that knows no kinds, or others, does not keep the kind. */
  function chooseIndicator(id: string): void {
    go({ indicator: id, kind: null });
  }

  function chooseTopic(topic: DashboardQuery['topic']): void {
    const holds = topic === null || indicator.value?.topic === topic;
    go(holds ? { topic } : { topic, indicator: null, kind: null });
  }

  /** Takes away what was filtered by clicking, and stays where one is. */
  function clear(): void {
    const area = within.value ?? '';
    go({ area, level: query.value.level, period: null, kind: null, department: null, topic: null });
  }

  const isFiltered = computed(() => {
    const { period: asked, topic } = query.value;
    return [chosen.value, asked, kind.value, department.value, topic].some((filter) => filter !== null);
  });
  /** The outlines' levels are those below the city. */
  const level = computed(() => query.value.level as Exclude<RiskLevel, 'city'>);

  const places = { chosen, within, level };
  const acts = { go, chooseArea, leaveTo, chooseIndicator, chooseTopic, clear };
  return Object.assign(places, acts, {
    query,
    state,
    indicators,
    indicator,
    period,
    month,
    kind,
    department,
    isFiltered,
  });
}

export type Dashboard = ReturnType<typeof useDashboard>;
