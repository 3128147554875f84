import type { AreaLevel, Figure, OverviewChart } from '../../../schemas/api/overview.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
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

/** @param options.warehouse one that `prepareOverview` made the marts' tables in */
export function createOverview({ warehouse }: { warehouse: Warehouse }): Overview {
  return {
    refresh: (options) => refreshOverview(warehouse, options),
    isStale: async () => (await readState(warehouse)).stale,
    figures: () => warehouse.transaction(readFigures),
    chart: (chart, scope) => warehouse.transaction((session) => readChart(session, chart, scope)),
    areas: (level, within) => readAreas(warehouse, level, within),
  };
}
