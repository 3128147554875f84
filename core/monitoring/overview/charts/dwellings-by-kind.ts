import { withinSql } from '../area-columns.ts';
import type { ChartMart } from '../mart.ts';

/** Dwellings by kind of use (code of `dwelling.usage`). */
export const dwellingsByKind: ChartMart = {
  name: 'dwellings_by_kind',
  columns: 'kind VARCHAR, town VARCHAR, village VARCHAR, grid VARCHAR, dwellings INTEGER',
  datasets: ['dwelling'],
  dataset: 'dwelling',
  buildSql: () => 'SELECT kind, town, village, grid, count(*) FROM mart.counted_dwelling GROUP BY ALL',
  read: ({ within }) => ({
    sql: `SELECT kind, sum(dwellings)::INTEGER AS dwellings FROM mart.dwellings_by_kind
      WHERE ${withinSql} GROUP BY kind ORDER BY dwellings DESC, kind NULLS LAST`,
    values: { within },
  }),
};
