import { tableFromIPC, type Table } from 'apache-arrow';
import type { AreaLevel, DataDate, OverviewChart } from '../../../schemas/api/overview.ts';
import { useRead } from '../../components/use-read.ts';
import { useHub } from '../../stores/hub.ts';
import { useSystemStore } from '../../stores/system.ts';
import type { Scope } from './use-scope.ts';
import { useRefreshes } from './use-refreshes.ts';

/** A chart's table, and the part of the city that it was read for. */
export interface ChartTable {
  level: AreaLevel;
  within: string | null;
  table: Table;
  dataDate: DataDate | null;
  dataVersion: number;
}

/** A chart's table for the area in view, read again whenever the area or the marts change. */
export function useChart(chart: OverviewChart, { level, within }: Pick<Scope, 'level' | 'within'>) {
  const system = useSystemStore();
  const { finished } = useRefreshes();

  async function read(signal: AbortSignal): Promise<ChartTable> {
    const input = { chart, level: level.value, within: within.value };
    const { table, dataDate, dataVersion } = await useHub().client.overview.chart(input, { signal });
    return {
      ...input,
      table: tableFromIPC(new Uint8Array(await table.arrayBuffer())),
      dataDate,
      dataVersion,
    };
  }

  return useRead(read, [level, within, () => system.dataVersion, finished]);
}
