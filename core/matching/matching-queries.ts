import type { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import { recordTable } from '../../schemas/datasets/index.ts';
import { datasetsOf } from './datasets-of.ts';

function currentRowsSql(entity: EntityKind): string {
  return datasetsOf(entity)
    .map(
      (dataset) =>
        `SELECT source_id, source_key, batch_id, row_number, record_id FROM ${recordTable(dataset)} WHERE to_version IS NULL`,
    )
    .join(' UNION ALL ');
}

/** How many current records an entity's datasets hold. */
export function currentRecordsSql(entity: EntityKind): string {
  return `SELECT count(*) AS records FROM (${currentRowsSql(entity)})`;
}

/** One row in the shape of `MatchingSummary`; `stale` when a batch came or went after the last run. */
export function summarySql(entity: EntityKind): string {
  const names = datasetsOf(entity).map(({ id }) => `'${id}'`);
  return `
    WITH current AS (${currentRowsSql(entity)}),
    member AS (
      SELECT m.entity_id, count(DISTINCT s.department) AS departments
      FROM current c
      JOIN link.membership m ON m.entity = '${entity}' AND m.to_version IS NULL
        AND m.source_id = c.source_id AND m.source_key = c.source_key
      JOIN ops.source s ON s.source_id = c.source_id
      GROUP BY m.entity_id),
    run AS (SELECT * FROM link.run WHERE entity = '${entity}' ORDER BY data_version DESC LIMIT 1)
    SELECT '${entity}' AS entity,
      (SELECT count(*) FROM current)::DOUBLE AS records,
      (SELECT count(*) FROM member)::DOUBLE AS entities,
      (SELECT count(*) FROM member WHERE departments > 1)::DOUBLE AS "linkedAcrossDepartments",
      coalesce((SELECT pairs FROM run), 0)::DOUBLE AS pairs,
      (SELECT model_version FROM run) AS "modelVersion",
      (SELECT data_version FROM run)::DOUBLE AS "dataVersion",
      coalesce((SELECT max(greatest(data_version, coalesce(undone_version, 0))) FROM ops.batch
        WHERE state IN ('published', 'undone') AND dataset IN (${names.join(', ')})) > coalesce((SELECT data_version FROM run), -1), false) AS stale`;
}

/** Every current record with its cluster: source_file, sheet, row_number, cluster_id. */
export function clusterRowsSql(entity: EntityKind): string {
  return `
    SELECT d.file_name AS source_file, b.sheet, c.row_number, m.entity_id::DOUBLE AS cluster_id
    FROM (${currentRowsSql(entity)}) c
    JOIN link.membership m ON m.entity = '${entity}' AND m.to_version IS NULL
      AND m.source_id = c.source_id AND m.source_key = c.source_key
    JOIN ops.batch b ON b.batch_id = c.batch_id
    JOIN ops.delivery d ON d.delivery_id = b.delivery_id
    ORDER BY d.delivery_id, b.sheet, c.row_number`;
}
