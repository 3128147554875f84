import { defineStore } from 'pinia';
import { computed, reactive, ref, shallowRef } from 'vue';
import type { DisplaySystem, MapLevel, MapMeasure, PointLayer } from '../../schemas/api/master/map.ts';
import type { ClassMethod } from '../charts/master/map-classes.ts';

/** An area that was entered or chosen. */
export interface AreaStep {
  level: MapLevel;
  code: string;
  name: string;
}

/** What is drawn over or under the coloured areas. */
export interface MapLayers {
  fill: boolean;
  labels: boolean;
  parents: boolean;
  heat: PointLayer | null;
  points: PointLayer[];
}

/** Divisions from the whole city inwards; areas of a city's own stand beside them. */
export const divisionLevels = ['county', 'town', 'village', 'grid'] as const satisfies readonly MapLevel[];

/** The level of divisions one further in; none inside a grid or an area of the city's own. */
function innerLevel(level: MapLevel): MapLevel | undefined {
  return level === 'custom' ? undefined : divisionLevels[divisionLevels.indexOf(level) + 1];
}

/** The level of divisions one further out; none above counties and areas of the city's own. */
export function outerLevel(level: MapLevel): MapLevel | undefined {
  return level === 'custom' ? undefined : divisionLevels[divisionLevels.indexOf(level) - 1];
}

/** Where in the city one stands, and how that is divided. */
function usePlace() {
  const path = ref<AreaStep[]>([]);
  const level = ref<MapLevel>('county');
  /** Whether the person has gone anywhere yet. */
  let isUntouched = true;
  /** An area that has nothing inside to go into. */
  const chosen = shallowRef<AreaStep | null>(null);

  const within = computed(() => path.value.at(-1)?.code ?? null);
  /** The area that the figures speak of; null: the whole city. */
  const subject = computed(() => chosen.value ?? path.value.at(-1) ?? null);
  /** Levels that the area in view can be divided into. */
  const levels = computed<MapLevel[]>(() => {
    const entered = path.value.at(-1);
    if (!entered || entered.level === 'custom') return [...divisionLevels, 'custom'];
    return divisionLevels.slice(divisionLevels.indexOf(entered.level) + 1);
  });

  /** Goes into a division that has others inside; anything else is only chosen. */
  function enter(step: AreaStep): void {
    isUntouched = false;
    const inner = innerLevel(step.level);
    chosen.value = inner ? null : step;
    if (!inner) return;
    path.value = [...path.value, step];
    level.value = inner;
  }

  /** Goes back to the first `steps` steps, divided as they were; none is the whole city. */
  function leaveTo(steps: number): void {
    const left = path.value[steps];
    chosen.value = null;
    if (!left) return;
    path.value = path.value.slice(0, steps);
    level.value = left.level;
  }

  function leave(): void {
    if (chosen.value) chosen.value = null;
    else leaveTo(path.value.length - 1);
  }

  /** Shows an area among all of its level in the whole city. */
  function choose(step: AreaStep): void {
    path.value = [];
    divideBy(step.level);
    chosen.value = step;
  }

  function divideBy(next: MapLevel): void {
    isUntouched = false;
    chosen.value = null;
    level.value = next;
  }

  /** Where the city is a single county, its towns are the first thing to look at. */
  function beginWithTowns(): void {
    if (isUntouched) divideBy('town');
  }

  return {
    path,
    level,
    chosen,
    within,
    subject,
    levels,
    enter,
    choose,
    leaveTo,
    leave,
    divideBy,
    beginWithTowns,
  };
}

/** What the map shows: kept while other pages are looked at. */
export const useMapStore = defineStore('map', () => {
  const measure = ref<MapMeasure>('persons');
  const per = ref<'count' | 'residents'>('count');
  const method = ref<ClassMethod>('quantile');
  /** First day of the month; null: all there is. */
  const month = ref<string | null>(null);
  /** The day whose register of grids areas and figures go by; null: today's. */
  const asOf = ref<string | null>(null);
  const system = ref<DisplaySystem>('cgcs2000');
  const layers = reactive<MapLayers>({ fill: true, labels: true, parents: true, heat: null, points: [] });
  return { measure, per, method, month, asOf, system, layers, ...usePlace() };
});
