import type { ChartView } from '../../charts/chart-view.ts';
import type { MapFigures } from '../../charts/master/map-figures.ts';
import { useMapStore } from '../../stores/map.ts';
import { useSystemStore } from '../../stores/system.ts';
import { mapTable } from './map-table.ts';
import { rowsBehind } from './rows-behind.ts';
import { useMapTexts } from './use-map-texts.ts';

/** The map as a table, on the page with a way to the rows behind each line. */
export function useMapTable() {
  const store = useMapStore();
  const system = useSystemStore();
  const { t, count, value, unit } = useMapTexts();

  function tableOf(figures: MapFigures) {
    const headers = {
      area: t('map.area'),
      code: t('map.code'),
      value: `${t('map.value')}（${unit.value}）`,
      denominator: t('map.denominator.label'),
      rank: t('map.ranking'),
    };
    return mapTable(figures, { headers, value, count });
  }

  function viewOf(figures: MapFigures): ChartView {
    const { headers, lines } = tableOf(figures);
    const rows = lines.map(({ area: { code, name }, cells }) => {
      const behind = system.may('view-rows')
        ? rowsBehind(store.measure, { level: store.level, code, name }, store)
        : null;
      return { cells, behind: behind ? { name, ...behind } : undefined };
    });
    return { option: {}, headers, rows, textColumns: 2, note: '' };
  }

  return { tableOf, viewOf };
}
