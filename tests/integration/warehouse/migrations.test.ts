import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../../core/warehouse/migrations/index.ts';
import { openWarehouse } from '../../../core/warehouse/open-warehouse.ts';
import type { Warehouse } from '../../../core/warehouse/warehouse.ts';

const snapshotPath = join(import.meta.dirname, '../../fixtures/schema-snapshot.txt');
const update =
  'UPDATE_SCHEMA_SNAPSHOT=1 npx vitest run --mode test --project integration tests/integration/warehouse/migrations.test.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonghui-schema-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

function open(): Promise<Warehouse> {
  return openWarehouse({
    path: join(directory, 'warehouse.duckdb'),
    temporaryDirectory: join(directory, 'tmp'),
    allowedDirectories: [directory],
  });
}

async function withWarehouse<T>(work: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await open();
  try {
    return await work(warehouse);
  } finally {
    await warehouse.close();
  }
}

function columnsOf(warehouse: Warehouse): Promise<{ table: string; columns: string[] }[]> {
  return warehouse.all(
    `SELECT schema_name || '.' || table_name AS "table",
       list(column_name || ' ' || data_type || CASE WHEN is_nullable THEN '' ELSE ' NOT NULL' END ORDER BY column_index) AS columns
     FROM duckdb_columns() WHERE database_name = current_database() AND NOT internal GROUP BY ALL ORDER BY ALL`,
  );
}

describe('migrations', () => {
  it(`lead to the committed schema; after adding one, run: ${update}`, async () => {
    const schema = await withWarehouse(columnsOf);
    const text = schema.map(({ table, columns }) => `${[table, ...columns].join('\n  ')}\n`).join('');
    if (process.env.UPDATE_SCHEMA_SNAPSHOT) await writeFile(snapshotPath, text);
    expect(text, `The schema has changed. If that is meant: ${update}`).toBe(
      await readFile(snapshotPath, 'utf8'),
    );
  });

  it('are numbered from 1 without a gap', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1));
  });

  it('run once: a second opening finds them done', async () => {
    const numbers = () => withWarehouse((w) => w.all<{ number: number }>('SELECT number FROM ops.migration'));
    expect(await numbers()).toEqual(await numbers());
  });

  it('use no index, which a crash could leave empty', () => {
    const statements = migrations.flatMap((migration) => migration.statements).join('\n');
    expect(statements).not.toMatch(/CREATE\s+(UNIQUE\s+)?INDEX|PRIMARY\s+KEY|\bUNIQUE\b/i);
  });

  it('refuse a warehouse that a newer version made', async () => {
    await withWarehouse((warehouse) =>
      warehouse.run("INSERT INTO ops.migration VALUES (9999, 'from the future')"),
    );
    await expect(open()).rejects.toMatchObject({ code: 'WORKSPACE_DAMAGED' });
  });
});
