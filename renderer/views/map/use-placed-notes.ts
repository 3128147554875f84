import { computed } from 'vue';
import { useMapTexts } from './use-map-texts.ts';
import type { usePoints } from './use-points.ts';

/** How many of each layer's things have a position: the others are on no point of the map. */
export function usePlacedNotes(points: ReturnType<typeof usePoints>['data']) {
  const { t, count } = useMapTexts();
  return computed(() =>
    (points.value ?? []).map(({ layer, total, placed }) =>
      t('map.layers.placed', {
        layer: t(`map.layers.of.${layer}`),
        total: count(total),
        placed: count(placed),
      }),
    ),
  );
}
