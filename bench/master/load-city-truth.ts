import { literal } from '../../core/warehouse/quote.ts';
import type { ConnectedSession } from '../../core/warehouse/warehouse.ts';
import type { SampleManifest } from '../../sample/generate-sample.ts';
import { datasets, recordTable } from '../../schemas/datasets/index.ts';

/**
 * Makes what evaluations of master data ask for: `truth_record(record_id, entity)` of all current records that the truth
 * names, `truth_entity(kind, entity_id, entity)` with the true entity that most records of a hub's entity speak of,
 * `true_relation(relation, from_entity, to_entity, has_ended)`, `true_place(entity, grid)`, and `shared_address(entity)` of the
 * dwellings whose address in full is that of another one too, as hamlets of a village number their houses alike.
 */
export async function loadCityTruth(session: ConnectedSession, { truth }: SampleManifest): Promise<void> {
  const csv = (path: string) => `read_csv(${literal(path)}, header = true, all_varchar = true)`;
  const records = datasets
    .filter(({ entity }) => entity)
    .map(
      (dataset) =>
        `SELECT record_id, batch_id, row_number FROM ${recordTable(dataset)} WHERE to_version IS NULL`,
    );
  const rows = [truth.person, truth.legalEntity, truth.dwelling].map((path) => `SELECT * FROM ${csv(path)}`);
  await session.run(`CREATE OR REPLACE TEMP TABLE truth_record AS
    SELECT r.record_id, t.entity FROM (${records.join(' UNION ALL ')}) r
    JOIN ops.batch b USING (batch_id) JOIN ops.delivery d USING (delivery_id)
    JOIN (${rows.join(' UNION ALL ')}) t
      ON t.source_file = d.file_name AND coalesce(t.sheet, '') = b.sheet AND t.row_number::INTEGER = r.row_number`);
  await session.run(`CREATE OR REPLACE TEMP TABLE truth_entity AS
    WITH said AS (
      SELECT kind, entity_id, entity, count(*) AS n FROM master.member JOIN truth_record USING (record_id) GROUP BY ALL)
    SELECT kind, entity_id, arg_max(entity, (n, entity)) AS entity FROM said GROUP BY ALL`);
  await session.run(`CREATE OR REPLACE TEMP TABLE true_relation AS
    SELECT relation, "from" AS from_entity, "to" AS to_entity, until IS NOT NULL AS has_ended FROM ${csv(truth.relation)}`);
  await session.run(`CREATE OR REPLACE TEMP TABLE true_place AS SELECT * FROM ${csv(truth.place)}`);
  await session.run(`CREATE OR REPLACE TEMP TABLE shared_address AS
    SELECT unnest(entities) AS entity FROM (
      SELECT list(entity) AS entities FROM ${csv(truth.value)} WHERE field = 'address' AND entity[1] = 'D'
      GROUP BY value HAVING count(*) > 1)`);
}
