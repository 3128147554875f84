import { createRecordTable } from '../../core/ingest/record-tables.ts';
import { prepareMaster } from '../../core/master/master-tables.ts';
import { prepareRisk } from '../../core/monitoring/risk/risk-tables.ts';
import type { Warehouse } from '../../core/warehouse/warehouse.ts';
import { datasets } from '../../schemas/datasets/index.ts';
import { draw, grid, time } from './draws.ts';
import { type CitySize, type Fill, sourcesOf, ticketsOf } from './sources.ts';

const tableOf = (dataset: string) => `record.${dataset.replaceAll('-', '_')}`;

/** Fills a warehouse with a city of that size, with master data, as if every source had been delivered for October 2026. */
export async function fillCity(warehouse: Warehouse, size: CitySize): Promise<void> {
  for (const dataset of datasets) await createRecordTable(warehouse, dataset);
  await prepareMaster(warehouse);
  await prepareRisk(warehouse);
  let source = 0;
  for (const fill of sourcesOf(size)) await publish(warehouse, { ...fill, source: ++source });
  await writeMaster(warehouse, size);
}

async function publish(
  warehouse: Warehouse,
  { dataset, department, rows, columns, source }: Fill & { source: number },
): Promise<void> {
  await warehouse.run(
    `INSERT INTO ops.source BY NAME SELECT ${source} AS source_id, '${department}' AS department, '${dataset}' AS dataset,
       'csv' AS connector, 'snapshot' AS mode, '' AS layout, '' AS mapping, 1 AS version`,
  );
  await warehouse.run(
    `INSERT INTO ops.delivery VALUES (${source}, '${dataset}', 1, '', TIMESTAMP '2026-11-02', '')`,
  );
  await warehouse.run(
    `INSERT INTO ops.batch BY NAME SELECT ${source} AS batch_id, ${source} AS delivery_id, ${source} AS source_id, '${dataset}' AS dataset,
       '' AS sheet, '' AS stored, 'snapshot' AS mode, '2026-10' AS period, 'published' AS state, ${rows} AS delivered, ${rows} AS published,
       0 AS quarantined, 0 AS non_data, ${rows} AS added, 0 AS changed, 0 AS unchanged, 0 AS gone, 0 AS field_issues, 1 AS first_record_id,
       '' AS mapping, '' AS notes, ${source} AS data_version`,
  );
  await insertRows(warehouse, { dataset, columns, source, first: 1, count: rows });
}

interface Rows {
  dataset: string;
  columns: Record<string, string>;
  source: number;
  first: number;
  count: number;
}

async function insertRows(
  warehouse: Warehouse,
  { dataset, columns, source, first, count }: Rows,
): Promise<void> {
  const listed = Object.entries(columns).map(([name, sql]) => `${sql} AS "${name}"`);
  await warehouse.run(
    `INSERT INTO ${tableOf(dataset)} BY NAME
     SELECT ${source} * 10000000::BIGINT + i AS record_id, ${source} AS source_id, i AS source_key, ${source} AS batch_id, i AS row_number,
       ${source} AS from_version, ${listed.join(', ')}
     FROM (SELECT i, ${time(source)} AS occurred FROM range(${first}, ${first + count}) t(i))`,
  );
}

/** Adds tickets as one more batch of the same source would. */
export async function addTickets(warehouse: Warehouse, size: CitySize, count: number): Promise<void> {
  const { columns } = ticketsOf(size);
  await insertRows(warehouse, {
    dataset: 'service-ticket',
    columns,
    source: 1,
    first: size.matters + 1,
    count,
  });
}

async function writeMaster(warehouse: Warehouse, { people }: CitySize): Promise<void> {
  const kinds = [
    ['legal-entity', 'legal-entity', 'uscc, name, type, status'],
    ['dwelling', 'dwelling', 'usage, danger, area, purpose'],
    ['person', 'population', 'birth, match_flag, pop_type, status'],
  ] as const;
  for (const [kind, dataset, fields] of kinds) {
    const records = `SELECT *, row_number AS entity_id FROM ${tableOf(dataset)}`;
    await warehouse.run(
      `INSERT INTO master.${kind.replace('-', '_')} BY NAME SELECT entity_id, ${fields} FROM (${records})`,
    );
    await warehouse.run(
      `INSERT INTO master.member BY NAME SELECT '${kind}' AS kind, '${dataset}' AS dataset, entity_id, record_id, source_id FROM (${records})`,
    );
    await warehouse.run(
      `INSERT INTO master.place BY NAME SELECT '${kind}' AS kind, i AS entity_id, ${grid(200)} AS grid
       FROM (SELECT row_number AS i FROM ${tableOf(dataset)})`,
    );
  }
  await warehouse.run(
    `INSERT INTO master.grid BY NAME SELECT DISTINCT grid AS code, left(grid, 12) AS village, left(grid, 9) AS town, '1' AS type FROM master.place`,
  );
  await warehouse.run(
    `INSERT INTO master.area BY NAME SELECT 'grid' AS level, code, 120 + (i % 40) * 0.005 AS lng, 31 + (i // 40) * 0.004 AS lat
     FROM (SELECT code, row_number() OVER (ORDER BY code) AS i FROM master.grid)`,
  );
  await warehouse.run(
    `INSERT INTO master.relation BY NAME SELECT 'lives-in' AS relation, 'person' AS from_kind, i AS from_id, 'dwelling' AS to_kind,
       1 + ${draw(201, Math.round(people * 0.4))} AS to_id FROM range(1, ${people + 1}) t(i)`,
  );
  await warehouse.run(
    `INSERT INTO master.unlinked SELECT 'dwellings-without-people', entity_id, NULL FROM master.dwelling
     ANTI JOIN (SELECT to_id AS entity_id FROM master.relation) USING (entity_id)`,
  );
  await warehouse.run(
    `INSERT INTO master.unlinked_count VALUES ('dwellings-without-people', NULL, 1, 1, 0, 0)`,
  );
}
