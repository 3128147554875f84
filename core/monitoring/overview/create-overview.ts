import type { AreaLevel, Figure, OverviewChart } from '../../../schemas/api/overview.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { ensureMartTables } from './mart-tables.ts';
import type { ChartScope } from './mart.ts';
import { readAreas } from './read-areas.ts';
import { readChart, type ChartData } from './read-chart.ts';
import { readFigures } from './read-figures.ts';
import { readState } from './read-state.ts';
import { refreshOverview, type RefreshOptions } from './refresh-overview.ts';

/** The overview's figures, charts and map. They are read from marts in milliseconds and show the state of the last refresh. */
export interface Overview {
  /** Builds the marts anew; run as a job of kind `refresh` after each publish, undo or matching run. */
  refresh(options?: RefreshOptions): Promise<{ dataVersion: number }>;
  /** Whether the marts were built from an older data version than the current one. */
  isStale(): Promise<boolean>;
  figures(): Promise<Figure[]>;
  chart(chart: OverviewChart, scope: ChartScope): Promise<ChartData>;
  /** Polygons of one level as GeoJSON text (properties `code`, `name`), inside one area when `within` is given. */
  areas(level: AreaLevel, within: string | null): Promise<string>;
}

export function createOverview({ warehouse }: { warehouse: Warehouse }): Overview {
  let tablesMade: Promise<void> | undefined;
  /** A workspace that was never refreshed, or by an older release, has empty marts rather than none. */
  const tables = () => (tablesMade ??= ensureMartTables(warehouse));
  return {
    refresh: (options) => refreshOverview(warehouse, options),
    isStale: async () => (await tables(), (await readState(warehouse)).stale),
    figures: async () => (await tables(), readFigures(warehouse)),
    chart: async (chart, scope) => (await tables(), readChart(warehouse, chart, scope)),
    areas: async (level, within) => (await tables(), readAreas(warehouse, level, within)),
  };
}
