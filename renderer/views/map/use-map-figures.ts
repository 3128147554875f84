import { computed, shallowRef, watchEffect } from 'vue';
import { readFigures, type MapFigures } from '../../charts/master/map-figures.ts';
import { useMapStore } from '../../stores/map.ts';
import { useMeasure, type Measured } from './use-measure.ts';
import { useOutlines, type Outlines } from './use-outlines.ts';

/** Outlines and values that speak of the same areas. */
export interface Shown {
  outlines: Outlines;
  measured: Measured;
}

/** The areas in view with their values; while the next are read, the last stay. */
export function useMapFigures() {
  const store = useMapStore();
  const { data: outlines, failure: outlinesFailure, reload: reloadOutlines } = useOutlines();
  const { data: measured, failure: measureFailure, reload: reloadMeasure } = useMeasure();

  const shown = shallowRef<Shown | null>(null);
  watchEffect(() => {
    const [lines, values] = [outlines.value, measured.value];
    const sameAreas = (['level', 'within', 'asOf'] as const).every((key) => lines?.[key] === values?.[key]);
    if (lines && values && sameAreas) shown.value = { outlines: lines, measured: values };
  });
  const figures = computed<MapFigures | null>(
    () =>
      shown.value &&
      readFigures(shown.value.measured.table, shown.value.outlines.shapes.shapes, store.method),
  );

  return {
    shown,
    figures,
    failure: computed(() => outlinesFailure.value ?? measureFailure.value),
    reload: () => Promise.all([reloadOutlines(), reloadMeasure()]),
  };
}
