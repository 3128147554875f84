import { computed } from 'vue';
import { useNumbers } from '../../components/use-numbers.ts';
import { useRead } from '../../components/use-read.ts';
import { useHub } from '../../stores/hub.ts';
import { useMapStore } from '../../stores/map.ts';
import { useMapRefreshes } from './use-map-refreshes.ts';
import { useMapTexts } from './use-map-texts.ts';

/** What missed matches make of the dwellings without people in the area that the page speaks of; empty when nothing is known. */
export function useVacancy() {
  const store = useMapStore();
  const finished = useMapRefreshes();
  const { t, count } = useMapTexts();
  const { percent } = useNumbers();
  const area = () => (store.subject?.level === 'custom' ? null : (store.subject?.code ?? null));
  const { data: figures } = useRead(
    (signal) => useHub().client.master.unlinked.figures({ within: area() }, { signal }),
    [area, finished],
  );
  return computed(() => {
    const figure = figures.value?.find(({ id }) => id === 'dwellings-without-people');
    if (!figure || store.subject?.level === 'custom') return '';
    const { missedShare, low, high, isNotable } = figure;
    if (missedShare === null || low === null || high === null) return '';
    const corrected = t('map.panel.vacancy', {
      share: percent(missedShare),
      low: count(low),
      high: count(high),
    });
    return isNotable ? corrected : `${corrected}${t('map.panel.vacancyWithin')}`;
  });
}
