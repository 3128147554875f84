import { computed } from 'vue';
import { useChartTheme } from '../../components/use-chart-theme.ts';
import { useMapFigures } from './use-map-figures.ts';
import { useMapScene } from './use-map-scene.ts';
import { useMapWords } from './use-map-words.ts';
import { usePlacedNotes } from './use-placed-notes.ts';
import { usePoints } from './use-points.ts';

/** All that the parts of the map page share: figures, what is drawn of them, and what is said about them. */
export function useMapPage() {
  const theme = useChartTheme();
  const { shown, figures, failure, reload } = useMapFigures();
  const {
    data: points,
    isLoading: isReadingPoints,
    failure: pointsFailure,
    reload: reloadPoints,
  } = usePoints();
  const scene = useMapScene(shown, figures, points, theme);
  const words = useMapWords(shown, figures, usePlacedNotes(points));
  return {
    theme,
    shown,
    figures,
    scene,
    words,
    isReadingPoints,
    failure: computed(() => failure.value ?? pointsFailure.value),
    reload: () => Promise.all([reload(), reloadPoints()]),
  };
}

export type MapPage = ReturnType<typeof useMapPage>;
