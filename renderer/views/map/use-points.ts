import { tableFromIPC, type Table } from 'apache-arrow';
import type { PointLayer } from '../../../schemas/api/master/map.ts';
import { useRead } from '../../components/use-read.ts';
import { useHub } from '../../stores/hub.ts';
import { useMapStore } from '../../stores/map.ts';
import { monthOf } from './month-of.ts';
import { useMapRefreshes } from './use-map-refreshes.ts';

/** The points of one layer; some of the things have no position. */
export interface LayerPoints {
  layer: PointLayer;
  table: Table;
  total: number;
  placed: number;
}

/** The points of the layers that are shown as points or as heat. */
export function usePoints() {
  const store = useMapStore();
  const finished = useMapRefreshes();

  async function readLayer(layer: PointLayer, signal: AbortSignal): Promise<LayerPoints> {
    const { within, system } = store;
    const { table, total, placed } = await useHub().client.master.map.points(
      { layer, within, month: monthOf(layer, store.month), system },
      { signal },
    );
    return { layer, table: tableFromIPC(new Uint8Array(await table.arrayBuffer())), total, placed };
  }

  const shown = () => [
    ...new Set([...store.layers.points, ...(store.layers.heat ? [store.layers.heat] : [])]),
  ];
  return useRead(
    (signal) => Promise.all(shown().map((layer) => readLayer(layer, signal))),
    [() => [...shown().sort(), store.within, store.month, store.system].join(), finished],
  );
}
