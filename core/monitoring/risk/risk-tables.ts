import type { Session } from '../../warehouse/warehouse.ts';

/** Every table of risk figures in schema `mart`, as DDL. They are derived and built anew; what people decide stands in `ops`. */
const tables: Readonly<Record<string, string>> = {
  // What is counted: one row per distinct part (facts/part.ts). sources: JSON of those that say what it asks; spans: JSON of the days
  // that they have told of; mark: changes with the rows of its dataset; as_of: how far these reach.
  risk_part: `part INTEGER, key VARCHAR, dataset VARCHAR, "time" VARCHAR, is_distinct BOOLEAN, sources VARCHAR, spans VARCHAR,
    mark VARCHAR, as_of DATE`,
  // Rows that are counted, those alike together. place: mart.risk_place; source: 0 for entities; day: from which on they count, until: no longer.
  risk_fact: `part INTEGER, place INTEGER, source INTEGER, "day" DATE, "until" DATE, kind VARCHAR, department VARCHAR, item UBIGINT, weight DOUBLE`,
  risk_place: 'place INTEGER, grid VARCHAR, village VARCHAR, town VARCHAR',
  // Months' figures of parts; those that are not there are zero. area: empty for the city; month: null for what holds now.
  risk_count: 'part INTEGER, level VARCHAR, area VARCHAR, "month" DATE, "value" DOUBLE',
  // Areas that figures are shown for, zero where nothing was counted.
  risk_area: 'level VARCHAR, code VARCHAR, name VARCHAR, village VARCHAR, town VARCHAR',
  risk_resident: 'area VARCHAR, "year" INTEGER, "value" DOUBLE, source VARCHAR',
  risk_delivery: `source_id INTEGER, department VARCHAR, dataset VARCHAR, due DATE, received DATE, is_late BOOLEAN`,
};

/** Tells one release's tables from another's. */
const shape = JSON.stringify(tables);

/**
 * Makes the tables, empty, in a workspace that has none, or those of a release with other tables; runs at every opening.
 */
export async function prepareRisk(session: Session): Promise<void> {
  if (await hasTables(session)) return;
  for (const [name, columns] of Object.entries(tables))
    await session.run(`CREATE OR REPLACE TABLE mart.${name} (${columns})`);
  await session.run(
    'CREATE OR REPLACE TABLE mart.risk_build (data_version BIGINT, definitions BIGINT, built_on DATE, shape VARCHAR)',
  );
  await session.run('INSERT INTO mart.risk_build VALUES (0, 0, NULL, $shape)', { shape });
}

async function hasTables(session: Session): Promise<boolean> {
  const found = await session.all(
    `SELECT 1 FROM duckdb_tables() WHERE schema_name = 'mart' AND table_name = 'risk_build'`,
  );
  if (found.length === 0) return false;
  const [build] = await session.all<{ shape: string }>('SELECT shape FROM mart.risk_build');
  return build?.shape === shape;
}
