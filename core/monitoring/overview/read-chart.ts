import type { DataDate, OverviewChart } from '../../../schemas/api/overview.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { ChartScope } from './mart.ts';
import { chartMarts } from './marts.ts';
import { dataDateOf, readState } from './read-state.ts';

/** A chart's table as an Arrow IPC stream, with what it was built from. */
export interface ChartData {
  table: Uint8Array;
  dataDate: DataDate | null;
  dataVersion: number;
  stale: boolean;
}

export async function readChart(
  session: Session,
  chart: OverviewChart,
  scope: ChartScope,
): Promise<ChartData> {
  const mart = chartMarts[chart];
  const { sql, values } = mart.read(scope);
  const state = await readState(session);
  return {
    table: await session.arrow(sql, values),
    dataDate: dataDateOf(state, mart.dataset),
    dataVersion: state.dataVersion,
    stale: state.stale,
  };
}
