import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openIngestHub, type IngestHub } from '../../fixtures/ingest-hub.ts';
import { batchIds, currentRows } from './published-rows.ts';

const people = (name: string, number: string, registered: string) =>
  `公民身份号码,姓名,登记日期\n${number},${name},${registered}\n`;

/** Leaves the workspace as a version left it whose definition of the population had no date of registration. */
async function forgetField({ store: { warehouse } }: IngestHub): Promise<void> {
  await warehouse.run('ALTER TABLE record.population DROP COLUMN reg_date');
  await warehouse.run("DELETE FROM ops.known_field WHERE dataset = 'population' AND field = 'reg_date'");
  for (const table of ['ops.batch', 'ops.source'])
    await warehouse.run(
      `UPDATE ${table} SET mapping = regexp_replace(mapping,
         '"field":"reg_date"(.*?)"reason":"[a-z]+"', '"field":null\\1"reason":"none"')`,
    );
  await warehouse.run("DELETE FROM quarantine.issue WHERE field = 'reg_date'");
  await warehouse.run(
    "UPDATE record.population SET issues = nullif(trim(regexp_replace(issues, ' ?reg_date:[a-z-]+', '')), '')",
  );
}

it('fills a field that its definition has gained from what is landed, and remembers where it stood', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tonghui-widen-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const before = await openIngestHub(directory);
  const delta = { mode: 'delta' as const };
  const [first] = batchIds(
    await before.deliverText('a.csv', people('张三', '32058219900307123X', '2024年3月5日'), delta),
  );
  const [second] = batchIds(
    await before.deliverText('b.csv', people('李四', '320582198812053456', '2024-02-30'), delta),
  );
  await forgetField(before);
  await before.close();

  const after = await openIngestHub(directory);
  onTestFinished(() => after.close());
  const rows = await after.store.warehouse.all<Record<string, string | null>>(
    'SELECT name, reg_date, issues FROM record.population WHERE to_version IS NULL ORDER BY batch_id',
  );
  expect(rows.map(({ name, reg_date }) => [name, reg_date])).toEqual([
    ['张三', '2024-03-05'],
    ['李四', null],
  ]);
  expect(rows[1]!['issues']!.split(' ').filter((issue) => issue.startsWith('reg_date'))).toEqual([
    'reg_date:date-impossible',
  ]);
  expect(await after.ingest.rejects(second)).toContainEqual(
    expect.objectContaining({
      row_number: 1,
      field: 'reg_date',
      code: 'date-impossible',
      value: '2024-02-30',
    }),
  );
  const { columns } = await after.ingest.report(first!);
  expect(columns.find(({ header }) => header === '登记日期')).toMatchObject({ field: 'reg_date' });
});

it('fills it again when the warehouse is rebuilt, and not twice', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tonghui-widen-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const before = await openIngestHub(directory);
  batchIds(await before.deliverText('a.csv', people('张三', '32058219900307123X', '2024-02-30')));
  await forgetField(before);
  await before.close();
  const widened = await openIngestHub(directory);
  const seen = await currentRows(widened, 'population', ['name', 'reg_date', 'issues']);
  await widened.close();
  for (const file of await readdir(widened.workspacePath))
    if (file.startsWith('warehouse.duckdb')) await rm(join(widened.workspacePath, file));
  const rebuilt = await openIngestHub(directory);
  onTestFinished(() => rebuilt.close());
  expect(await currentRows(rebuilt, 'population', ['name', 'reg_date', 'issues'])).toEqual(seen);
});
