import { tableFromIPC } from 'apache-arrow';
import { MapMeasure } from '../../../schemas/api/master/map.ts';
import { readTable } from '../../charts/read-table.ts';
import { useRead } from '../../components/use-read.ts';
import { useHub } from '../../stores/hub.ts';
import { useMapStore, type AreaStep } from '../../stores/map.ts';
import { useSystemStore } from '../../stores/system.ts';
import { monthOf } from './month-of.ts';
import { useMapRefreshes } from './use-map-refreshes.ts';

interface ValueRow {
  area_code: string | null;
  value: number | bigint | null;
}

/** Every measure for the area that the page speaks of, in the chosen month where the measure has months. */
export function useAreaFigures() {
  const store = useMapStore();
  const system = useSystemStore();
  const finished = useMapRefreshes();

  async function readOne(measure: MapMeasure, area: AreaStep | null, signal: AbortSignal) {
    const input = {
      measure,
      level: area?.level ?? ('county' as const),
      within: area?.level === 'custom' ? null : (area?.code ?? null),
      month: monthOf(measure, store.month),
      asOf: store.asOf,
      per: 'count' as const,
    };
    const { table } = await useHub().client.master.map.measure(input, { signal });
    const rows = readTable<ValueRow>(tableFromIPC(new Uint8Array(await table.arrayBuffer())));
    return { measure, value: sumOf(area ? rows.filter(({ area_code }) => area_code === area.code) : rows) };
  }

  return useRead(
    async (signal) => {
      const area = store.subject;
      const lines = await Promise.all(MapMeasure.options.map((measure) => readOne(measure, area, signal)));
      return { area, lines };
    },
    [
      () => [store.subject?.level, store.subject?.code, store.month, store.asOf].join(),
      () => system.dataVersion,
      finished,
    ],
  );
}

function sumOf(rows: readonly ValueRow[]): number | null {
  const known = rows.flatMap(({ value }) => (value === null ? [] : [Number(value)]));
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}
