import { computed, type ComputedRef, type Ref } from 'vue';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import { clusterer } from '../../charts/master/map-clusters.ts';
import { rampColour } from '../../charts/master/map-colour.ts';
import type { MapFigures } from '../../charts/master/map-figures.ts';
import { readPoints } from '../../charts/master/map-points.ts';
import type { MapScene } from '../../charts/master/map-scene.ts';
import { useMapStore } from '../../stores/map.ts';
import { layerColour } from './layer-colour.ts';
import type { Shown } from './use-map-figures.ts';
import { useMapTexts } from './use-map-texts.ts';
import type { usePoints } from './use-points.ts';

/** What is drawn: areas in the colours of their classes, and the layers that are switched on. */
export function useMapScene(
  shown: Ref<Shown | null>,
  figures: ComputedRef<MapFigures | null>,
  points: ReturnType<typeof usePoints>['data'],
  theme: Ref<ChartTheme>,
) {
  const store = useMapStore();
  const { short } = useMapTexts();

  const plane = computed(() => shown.value?.outlines.shapes.plane);
  const placed = computed(() =>
    (points.value ?? []).flatMap(({ layer, table }) => {
      if (!plane.value) return [];
      const placedPoints = readPoints(table, plane.value);
      return [{ layer, points: placedPoints, clustersAt: clusterer(placedPoints) }];
    }),
  );

  return computed<MapScene | null>(() => {
    if (!shown.value || !figures.value) return null;
    const { shapes, parents } = shown.value.outlines;
    const { byCode, classes } = figures.value;
    const { fill, labels, parents: hasParents, heat, points: layers } = store.layers;
    const colour = (code: string): string | null => {
      const place = byCode.get(code)?.class ?? -1;
      if (!fill) return theme.value.empty;
      return place < 0 ? null : rampColour(place, classes.length, theme.value.ramp);
    };
    const dense = placed.value.find(({ layer }) => layer === heat);
    return {
      shapes,
      fills: shapes.shapes.map(({ code }) => colour(code)),
      line: fill ? theme.value.surface : theme.value.line,
      parents: hasParents ? parents : null,
      hasLabels: labels,
      heat: dense ? { points: dense.points, colour: layerColour(dense.layer, theme.value) } : null,
      points: placed.value
        .filter(({ layer }) => layers.includes(layer))
        .map(({ layer, clustersAt }) => ({ layer, clustersAt, colour: layerColour(layer, theme.value) })),
      theme: theme.value,
      short,
    };
  });
}
