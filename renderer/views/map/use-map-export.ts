import { saveBlob } from '../../components/save-blob.ts';
import { useMapStore } from '../../stores/map.ts';
import { useNoticesStore } from '../../stores/notices.ts';
import { useSystemStore } from '../../stores/system.ts';
import { csvOf } from './csv.ts';
import { exportMap } from './export-map.ts';
import { layerLines, legendLines } from './legend-lines.ts';
import { isTooFew } from './small-counts.ts';
import type { MapPage } from './use-map-page.ts';
import { useMapTable } from './use-map-table.ts';
import { useMapTexts } from './use-map-texts.ts';

const fewer = '<5';

/** The map as a picture or as a table to keep, with the same texts that stand on the page; small numbers of persons hidden. */
export function useMapExport(map: MapPage) {
  const store = useMapStore();
  const system = useSystemStore();
  const notices = useNoticesStore();
  const { t, count, value, unit, layerName } = useMapTexts();
  const { tableOf } = useMapTable();

  function texts() {
    const { title, facts, notes, method } = map.words;
    const hidden = map.figures.value?.areas.some((area) => isTooFew(store.measure, store.per, area));
    const isTrial = system.info?.workspace.mode === 'trial';
    return {
      title: isTrial ? `${title.value}（${t('map.export.trial')}）` : title.value,
      facts: facts.value.join('　'),
      notes: [...notes.value, method.value, ...(hidden ? [t('map.export.suppressed')] : [])],
    };
  }

  /** A bound of a class is some area's value. */
  function boundText(bound: number): string {
    const area = map.figures.value!.areas.find((candidate) => candidate.value === bound);
    return area && isTooFew(store.measure, store.per, area) ? fewer : value(bound);
  }

  function exportPicture(): void {
    const [scene, figures] = [map.scene.value, map.figures.value];
    if (!scene || !figures) return;
    const lines = legendLines(figures, scene.theme, {
      value: boundText,
      range: (from, to) => t('map.legend.range', { from, to }),
      noData: t('map.noData'),
    });
    const legend = {
      title: `${map.words.measureName.value} ${unit.value}`,
      lines: store.layers.fill ? lines : [],
      areas: (areas: number) => t('map.legend.areas', { count: count(areas) }),
      layers: layerLines(store.layers, scene.theme).map(({ layer, isHeat, colour }) => ({
        name: layerName(layer, isHeat),
        colour,
      })),
    };
    exportMap(scene, legend, texts()).catch(notices.raiseFailure);
  }

  function exportTable(): void {
    if (!map.figures.value) return;
    const { headers, lines } = tableOf(map.figures.value);
    const hide = (at: number) => headers[at] !== t('map.code') && headers[at] !== t('map.area');
    const { title, facts, notes } = texts();
    const rows = lines.map(({ area, cells }) =>
      isTooFew(store.measure, store.per, area)
        ? cells.map((cell, at) => (hide(at) ? (at === 2 ? fewer : '') : cell))
        : cells,
    );
    const csv = csvOf([[title], [facts], ...notes.map((note) => [note]), [], headers, ...rows]);
    saveBlob(new Blob([csv], { type: 'text/csv' }), `${title}.csv`);
  }

  return { exportPicture, exportTable };
}
