import type { Dataset } from '../../../../schemas/datasets/dataset.ts';
import { recordTable } from '../../../../schemas/datasets/index.ts';
import type { ChartMart } from '../mart.ts';

/**
 * What each department delivered: current rows per dataset, and, where the dataset's rows speak of things that
 * matching follows across departments, how many different ones, and which share of all that the hub knows.
 * The share is NULL as long as matching has not run: nobody knows then how many there are.
 */
export const coverageByDepartment: ChartMart = {
  name: 'coverage_by_department',
  columns: 'department VARCHAR, dataset VARCHAR, rows INTEGER, entities INTEGER, share DOUBLE',
  datasets: [],
  dataset: null,
  buildSql: ({ datasets }) => `
    WITH known AS (${datasets.map(knownSql).join(' UNION ALL ')}),
    total AS (
      SELECT kind, count(DISTINCT key) AS entities FROM known
      WHERE kind IS NOT NULL GROUP BY kind HAVING bool_or(is_linked)
    )
    SELECT department, dataset, count(*), CASE WHEN kind IS NOT NULL THEN count(DISTINCT key) END,
      count(DISTINCT key) / any_value(total.entities)
    FROM known LEFT JOIN total USING (kind)
    GROUP BY department, dataset, kind`,
  read: () => ({
    sql: 'SELECT department, dataset, rows, entities, share FROM mart.coverage_by_department ORDER BY rows DESC, department, dataset',
    values: {},
  }),
};

/** One row per current record; `key` names the thing it speaks of (negative: known by this record alone). */
function knownSql({ id, entity }: Dataset): string {
  const table = recordTable({ id });
  if (!entity)
    return `SELECT s.department, '${id}' AS dataset, NULL::VARCHAR AS kind, NULL::BIGINT AS key, FALSE AS is_linked
      FROM ${table} r JOIN ops.source s USING (source_id) WHERE r.to_version IS NULL`;
  return `SELECT s.department, '${id}' AS dataset, '${entity}' AS kind, coalesce(m.entity_id, -r.record_id) AS key,
      m.entity_id IS NOT NULL AS is_linked
    FROM ${table} r JOIN ops.source s USING (source_id)
    LEFT JOIN link.membership m ON m.entity = '${entity}' AND m.to_version IS NULL
      AND m.source_id = r.source_id AND m.source_key = r.source_key
    WHERE r.to_version IS NULL`;
}
