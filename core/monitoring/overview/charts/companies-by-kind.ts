import { withinSql } from '../area-columns.ts';
import type { ChartMart } from '../mart.ts';

/** Companies and other legal entities by type (code of `legal-entity.type`). */
export const companiesByKind: ChartMart = {
  name: 'companies_by_kind',
  columns: 'kind VARCHAR, town VARCHAR, village VARCHAR, grid VARCHAR, companies INTEGER',
  datasets: ['legal-entity'],
  dataset: 'legal-entity',
  buildSql: () => 'SELECT kind, town, village, grid, count(*) FROM mart.counted_legal_entity GROUP BY ALL',
  read: ({ within }) => ({
    sql: `SELECT kind, sum(companies)::INTEGER AS companies FROM mart.companies_by_kind
      WHERE ${withinSql} GROUP BY kind ORDER BY companies DESC, kind NULLS LAST`,
    values: { within },
  }),
};
