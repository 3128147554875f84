import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { quote } from '../../core/warehouse/quote.ts';
import { openIngestHub, type IngestHub } from '../fixtures/ingest-hub.ts';

const header = '公民身份号码,姓名,户号,现住址\n';
/** The second has a number with a wrong check character, the last row too few cells, then a total. */
const january = `${header}320582190001010013,张三,H1,东门路1号\n320582190001010011,李四,H2,东门路2号\n,,H3,\n1,2\n合计,4,,\n`;
const february = `${header}320582190001010013,张三,H1,西门路9号\n32058219000101011X,王五,H5,东门路5号\n`;

let directory: string;
let hub: IngestHub;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonghui-rebuild-'));
  hub = await openIngestHub(directory);
});
afterEach(async () => {
  await hub.close();
  await rm(directory, { recursive: true, force: true });
});

/** Everything that ingest keeps in the warehouse, table by table, row by row. */
async function contents(): Promise<Record<string, unknown[]>> {
  const { warehouse } = hub.store;
  const tables = await warehouse.all<{ schema_name: string; table_name: string }>(
    `SELECT schema_name, table_name FROM duckdb_tables()
     WHERE schema_name IN ('landing', 'record', 'quarantine', 'ops') ORDER BY ALL`,
  );
  const found: Record<string, unknown[]> = {};
  for (const { schema_name, table_name } of tables)
    found[`${schema_name}.${table_name}`] = await warehouse.all(
      `SELECT * FROM ${quote(schema_name)}.${quote(table_name)} ORDER BY ALL`,
    );
  return found;
}

async function deliverAll(): Promise<void> {
  expect(await hub.deliverText('a.csv', january)).toMatchObject({ state: 'done' });
  expect(await hub.deliverText('b.csv', february)).toMatchObject({ state: 'done' });
  expect(await hub.deliverText('c.csv', january, { department: '另一局' })).toMatchObject({ state: 'done' });
  expect(await hub.undo(2)).toMatchObject({ state: 'done' });
}

it('restores equal rows and ids when the database file is deleted', async () => {
  await deliverAll();
  const before = await contents();
  expect(before['record.population']!.length).toBeGreaterThan(4);
  await hub.close();
  for (const file of await readdir(hub.workspacePath))
    if (file.startsWith('warehouse.duckdb')) await rm(join(hub.workspacePath, file));
  hub = await openIngestHub(directory);
  expect(hub.store.recovery).toMatchObject({ origin: 'empty' });
  expect(await contents()).toEqual(before);
});

it('opens with everything acknowledged when the last byte of the journal is cut', async () => {
  await deliverAll();
  const before = await contents();
  await hub.close();
  const folder = join(hub.workspacePath, 'journal');
  const [journal] = await readdir(folder);
  const path = join(folder, journal!);
  await truncate(path, (await stat(path)).size - 1);
  hub = await openIngestHub(directory);
  expect(await contents()).toEqual(before);
});
