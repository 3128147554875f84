import type { Session } from '../../warehouse/warehouse.ts';
import { marts } from './marts.ts';

/** Every table of the overview in schema `mart` with its columns: the marts, and what their readers need beside them. */
const tables: Readonly<Record<string, string>> = {
  ...Object.fromEntries(marts.map(({ name, columns }) => [name, columns])),
  area: 'level VARCHAR, code VARCHAR, geometry VARCHAR',
  area_name: 'code VARCHAR, name VARCHAR',
  figure: 'id VARCHAR, value DOUBLE',
  data_date: 'dataset VARCHAR, day DATE, basis VARCHAR',
};

/** Tells one release's tables from another's. */
const shape = JSON.stringify(tables);

/** Makes all tables anew, empty, marked as built from the given data version. */
export async function createMartTables(session: Session, dataVersion: number): Promise<void> {
  for (const [name, columns] of Object.entries(tables))
    await session.run(`CREATE OR REPLACE TABLE mart.${name} (${columns})`);
  await session.run('CREATE OR REPLACE TABLE mart.build (data_version BIGINT, shape VARCHAR)');
  await session.run('INSERT INTO mart.build VALUES ($dataVersion, $shape)', { dataVersion, shape });
}

/**
 * Makes the tables, empty, in a workspace that was never refreshed, or was by a release with other tables; runs at
 * every opening, so that whoever reads a mart finds one.
 */
export async function prepareOverview(session: Session): Promise<void> {
  if (!(await hasMartTables(session))) await createMartTables(session, 0);
}

async function hasMartTables(session: Session): Promise<boolean> {
  const found = await session.all(
    `SELECT 1 FROM duckdb_tables() WHERE schema_name = 'mart' AND table_name = 'build'`,
  );
  if (found.length === 0) return false;
  const build = await session.all<{ shape: string }>('SELECT shape FROM mart.build');
  return build[0]?.shape === shape;
}
