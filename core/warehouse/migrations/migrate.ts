import { HubError } from '../../base/hub-error.ts';
import type { Warehouse } from '../warehouse.ts';
import { migrations, type Migration } from './index.ts';

/**
 * Brings a warehouse to the newest schema, one transaction per migration; what is there already is left alone.
 *
 * @throws HubError WORKSPACE_DAMAGED when a newer version of the hub made the warehouse.
 */
export async function migrate(warehouse: Warehouse, path: string): Promise<void> {
  const present = await presentNumber(warehouse);
  const newest = migrations.at(-1)?.number ?? 0;
  if (present > newest)
    throw new HubError('WORKSPACE_DAMAGED', { path, detail: `schema ${present} > ${newest}` });
  for (const migration of migrations) if (migration.number > present) await apply(warehouse, migration);
}

async function presentNumber(warehouse: Warehouse): Promise<number> {
  const tables = await warehouse.all(
    "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'ops' AND table_name = 'migration'",
  );
  if (tables.length === 0) return 0;
  const [newest] = await warehouse.all<{ number: number | null }>(
    'SELECT max(number) AS number FROM ops.migration',
  );
  return newest?.number ?? 0;
}

function apply(warehouse: Warehouse, migration: Migration): Promise<void> {
  return warehouse.transaction(async (session) => {
    for (const statement of migration.statements) await session.run(statement);
    await session.run('INSERT INTO ops.migration VALUES (?, ?)', [migration.number, migration.name]);
  });
}
