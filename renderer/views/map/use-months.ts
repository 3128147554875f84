import { watch } from 'vue';
import { useRead } from '../../components/use-read.ts';
import { useHub } from '../../stores/hub.ts';
import { useMapStore } from '../../stores/map.ts';
import { useMapRefreshes } from './use-map-refreshes.ts';

/** The months that the chosen measure has data of; a month that the next measure has not is left. */
export function useMonths() {
  const store = useMapStore();
  const finished = useMapRefreshes();
  const { data: months } = useRead(
    (signal) => useHub().client.master.map.months({ measure: store.measure }, { signal }),
    [() => store.measure, finished],
  );
  watch(months, (known) => {
    if (store.month && known && !known.includes(store.month)) store.month = null;
  });
  return months;
}
