import type { MapLevel } from '../../../schemas/api/master/map.ts';
import { noShapes, readShapes, type MapShapes } from '../../charts/master/map-shapes.ts';
import { useRead } from '../../components/use-read.ts';
import { useHub } from '../../stores/hub.ts';
import { outerLevel, useMapStore } from '../../stores/map.ts';
import { useMapRefreshes } from './use-map-refreshes.ts';

/** The outlines of a level inside an area, and those of the level above on the same plane. */
export interface Outlines {
  level: MapLevel;
  within: string | null;
  asOf: string | null;
  shapes: MapShapes;
  parents: MapShapes;
}

/** The outlines of the areas in view, read again when the area, the level or the data change. */
export function useOutlines() {
  const store = useMapStore();
  const finished = useMapRefreshes();

  async function read(signal: AbortSignal): Promise<Outlines> {
    const { level, within, asOf, system } = store;
    const areas = async (of: MapLevel) => {
      const { geojson } = await useHub().client.master.map.areas(
        { level: of, within, asOf, system },
        { signal },
      );
      return geojson;
    };
    const above = outerLevel(level);
    const [own, outer] = await Promise.all([areas(level), above ? areas(above) : null]);
    const shapes = readShapes(own);
    return { level, within, asOf, shapes, parents: outer ? readShapes(outer, shapes.plane) : noShapes };
  }

  return useRead(read, [() => [store.level, store.within, store.asOf, store.system].join(), finished]);
}
