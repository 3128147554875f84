import { datasets, recordTable } from '../../../schemas/datasets/index.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';

/** Two delivered rows, whose subjects a relation holds between. */
export interface LinkRow {
  relation: string;
  from_file: string;
  from_sheet: string;
  from_row: number;
  to_file: string;
  to_sheet: string;
  to_row: number;
}

const chunk = 100_000;

/**
 * Streams every relation as two delivered rows, one pair for each piece of evidence: on either side the row that says so
 * where it speaks of that side, otherwise the first row of the entity. Relations with grids and addresses, which are no
 * rows of a department, are left out. Carries no delivered values.
 */
export async function* readLinks(warehouse: Warehouse): AsyncGenerator<LinkRow> {
  const [range] = await warehouse.all<{ count: number }>(
    'SELECT count(*)::DOUBLE AS count FROM master.relation',
  );
  for (let start = 0; start < range!.count; start += chunk)
    yield* await warehouse.all<LinkRow & Record<string, unknown>>(linksSql(start));
}

function linksSql(start: number): string {
  return `WITH relation AS (
      SELECT rowid AS place, * FROM master.relation WHERE rowid >= ${start} AND rowid < ${start + chunk} AND to_id IS NOT NULL),
    own AS (SELECT record_id, kind, entity_id FROM master.member),
    side AS (${sideSql('from')} UNION ALL ${sideSql('to')}),
    placed AS (
      SELECT s.place, s.side, r.relation, d.file_name AS file, b.sheet, c.row_number AS row
      FROM side s JOIN relation r USING (place) JOIN (${currentSql('(SELECT record_id FROM side)')}) c USING (record_id)
      JOIN ops.batch b USING (batch_id) JOIN ops.delivery d USING (delivery_id))
    SELECT f.relation, f.file AS from_file, f.sheet AS from_sheet, f.row AS from_row,
      t.file AS to_file, t.sheet AS to_sheet, t.row AS to_row
    FROM (FROM placed WHERE side = 'from') f JOIN (FROM placed WHERE side = 'to') t USING (place) ORDER BY place`;
}

/** Of each relation the row for one of its sides: place, side, record_id. */
function sideSql(side: 'from' | 'to'): string {
  return `SELECT r.place, '${side}' AS side,
      coalesce(min(o.record_id) FILTER (o.record_id = r.evidence_record), min(o.record_id) FILTER (o.record_id = r.target_record),
        min(o.record_id)) AS record_id
    FROM relation r JOIN own o ON o.kind = r.${side}_kind AND o.entity_id = r.${side}_id GROUP BY r.place`;
}

function currentSql(records: string): string {
  const selects = datasets.map(
    (dataset) =>
      `SELECT record_id, batch_id, row_number FROM ${recordTable(dataset)} WHERE to_version IS NULL AND record_id IN ${records}`,
  );
  return selects.join(' UNION ALL ');
}
