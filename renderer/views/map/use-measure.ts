import { tableFromIPC, type Table } from 'apache-arrow';
import type { MapLevel, MapMeasure } from '../../../schemas/api/master/map.ts';
import type { DataDate } from '../../../schemas/api/overview.ts';
import { useRead } from '../../components/use-read.ts';
import { useHub } from '../../stores/hub.ts';
import { useMapStore } from '../../stores/map.ts';
import { useSystemStore } from '../../stores/system.ts';
import { monthOf } from './month-of.ts';
import { useMapRefreshes } from './use-map-refreshes.ts';

/** The values of a measure, and what they were asked for. */
export interface Measured {
  measure: MapMeasure;
  level: MapLevel;
  within: string | null;
  month: string | null;
  asOf: string | null;
  per: 'count' | 'residents';
  table: Table;
  dataDate: DataDate | null;
  denominator: { source: string; year: string } | null;
  stale: boolean;
}

/** The values of the chosen measure for the areas in view. */
export function useMeasure() {
  const store = useMapStore();
  const system = useSystemStore();
  const finished = useMapRefreshes();

  async function read(signal: AbortSignal): Promise<Measured> {
    const { measure, level, within, asOf, per } = store;
    const input = { measure, level, within, month: monthOf(measure, store.month), asOf, per };
    const { table, ...facts } = await useHub().client.master.map.measure(input, { signal });
    return { ...input, ...facts, table: tableFromIPC(new Uint8Array(await table.arrayBuffer())) };
  }

  return useRead(read, [
    () => [store.measure, store.level, store.within, store.month, store.asOf, store.per].join(),
    () => system.dataVersion,
    finished,
  ]);
}
