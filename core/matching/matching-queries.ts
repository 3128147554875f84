import type { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import type { MatchingSummary } from '../../schemas/api/matching.ts';
import { recordTable } from '../../schemas/datasets/index.ts';
import type { Session } from '../warehouse/warehouse.ts';
import { datasetsOf } from './datasets-of.ts';
import { includedRecordsSql, standardisedTable, waitingRecordsSql } from './standardise/kept-records.ts';

function currentRowsSql(entity: EntityKind): string {
  return datasetsOf(entity)
    .map(
      (dataset) =>
        `SELECT source_id, source_key, batch_id, row_number, record_id FROM ${recordTable(dataset)} WHERE to_version IS NULL`,
    )
    .join(' UNION ALL ');
}

/** What matching has found of one kind of entity, and how much it has not seen yet. */
export async function readSummary(session: Session, entity: EntityKind): Promise<MatchingSummary> {
  const [kept] = await session.all(
    `SELECT 1 FROM duckdb_tables() WHERE schema_name || '.' || table_name = $1`,
    [standardisedTable(entity).replaceAll('"', '')],
  );
  const [row] = await session.all<MatchingSummary>(
    summarySql(entity, kept ? waitingRecordsSql(entity) : countSql(includedRecordsSql(entity))),
  );
  return { ...row! };
}

function countSql(rows: string): string {
  return `SELECT count(*)::DOUBLE FROM (${rows})`;
}

/** One row in the shape of `MatchingSummary`. */
function summarySql(entity: EntityKind, waiting: string): string {
  return `
    WITH current AS (${currentRowsSql(entity)}),
    member AS (
      SELECT m.entity_id, count(DISTINCT s.department) AS departments
      FROM current c
      JOIN link.membership m ON m.entity = '${entity}' AND m.to_version IS NULL
        AND m.source_id = c.source_id AND m.source_key = c.source_key
      JOIN ops.source s ON s.source_id = c.source_id
      GROUP BY m.entity_id),
    run AS (SELECT * FROM link.run WHERE entity = '${entity}' ORDER BY data_version DESC LIMIT 1),
    judgement AS (
      SELECT max(greatest(data_version, coalesce(withdrawn_version, 0))) AS last
      FROM link.judgement WHERE entity = '${entity}'),
    waiting AS (${waiting})
    SELECT '${entity}' AS entity,
      (${countSql(includedRecordsSql(entity))}) AS records,
      (SELECT count(*) FROM member)::DOUBLE AS entities,
      (SELECT count(*) FROM member WHERE departments > 1)::DOUBLE AS "linkedAcrossDepartments",
      coalesce((SELECT pairs FROM run), 0)::DOUBLE AS pairs,
      (SELECT model_version FROM run) AS "modelVersion",
      (SELECT data_version FROM run)::DOUBLE AS "dataVersion",
      (SELECT mode FROM run) AS mode,
      (FROM waiting) AS waiting,
      (FROM waiting) > 0 OR coalesce((SELECT last FROM judgement) > (SELECT data_version FROM run), false) AS stale`;
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
