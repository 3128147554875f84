import { computed, ref } from 'vue';
import type { AreaLevel } from '../../../schemas/api/overview.ts';
import type { RowFilter } from '../../../schemas/api/rows.ts';

/** One step from the whole city inwards. */
export interface ScopeStep {
  level: AreaLevel;
  code: string;
  name: string;
}

const levels: readonly AreaLevel[] = ['town', 'village', 'grid'];

/** The part of the city that the overview speaks of: the whole, a town, a village or a grid. */
export function useScope() {
  const path = ref<ScopeStep[]>([]);
  const current = computed(() => path.value.at(-1) ?? null);
  const within = computed(() => current.value?.code ?? null);
  /** What the map is divided into; inside a grid it goes on showing the grid alone. */
  const level = computed<AreaLevel>(() => levels[Math.min(path.value.length, levels.length - 1)]!);
  const filters = computed<RowFilter[]>(() =>
    current.value
      ? [{ field: `area_${current.value.level}`, operator: 'equals', values: [current.value.code] }]
      : [],
  );

  function enter(step: ScopeStep): void {
    if (path.value.length < levels.length) path.value = [...path.value, step];
  }

  /** Goes back to the first `steps` steps; none is the whole city. */
  function leaveTo(steps: number): void {
    path.value = path.value.slice(0, steps);
  }

  return { path, current, within, level, filters, enter, leaveTo };
}

export type Scope = ReturnType<typeof useScope>;
