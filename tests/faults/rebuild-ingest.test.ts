import { mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openIngestHub, type IngestHub } from '../fixtures/ingest-hub.ts';
import { journalFile } from '../fixtures/journal-lines.ts';
import { removeWarehouse, warehouseContents } from '../fixtures/warehouse-contents.ts';

const header = '公民身份号码,姓名,户号,现住址\n';
/** The second has a number with a wrong check character, the last row too few cells, then a total. Two persons are gone in February. */
const january = `${header}320582190001010013,张三,H1,东门路1号\n320582190001010011,李四,H2,东门路2号\n,,H3,\n,赵六,H4,东门路4号\n1,2\n合计,4,,\n`;
const february = `${header}320582190001010013,张三,H1,西门路9号\n32058219000101011X,王五,H5,东门路5号\n`;
/** The first has the example code of GB 32100, the second none. */
const companies = `统一社会信用代码,企业名称,法定代表人,住所
91350100M000100Y43,澄川明达商贸有限公司,张三,和平路1号
,澄川顺发物流有限公司,李四,人民路9号
`;

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

const contents = () => warehouseContents(hub.store.warehouse);

async function matchAll(): Promise<void> {
  for (const entity of ['person', 'legal-entity'] as const)
    expect(await hub.match(entity)).toMatchObject({ state: 'done' });
}

/** Deliveries of two departments with matching runs between them, then an undo and what matching makes of it. */
async function deliverAll(): Promise<void> {
  expect(await hub.deliverText('a.csv', january)).toMatchObject({ state: 'done' });
  expect(await hub.deliverText('b.csv', february)).toMatchObject({ state: 'done', result: { held: [2] } });
  expect(await hub.decide('release', 2)).toMatchObject({ state: 'done' });
  expect(await hub.deliverText('d.csv', companies)).toMatchObject({ state: 'done' });
  await matchAll();
  expect(await hub.deliverText('c.csv', january, { department: '另一局' })).toMatchObject({ state: 'done' });
  expect(await hub.deliverText('e.csv', companies, { department: '另一局' })).toMatchObject({
    state: 'done',
  });
  await matchAll();
  expect(await hub.undo(2)).toMatchObject({ state: 'done' });
  await matchAll();
}

/** Runs and decisions that a rebuild has to repeat: pairs of both kinds, and memberships that have ended. */
async function expectDecisions(): Promise<void> {
  const { warehouse } = hub.store;
  const pairs = await warehouse.all('SELECT DISTINCT entity FROM link.pair ORDER BY ALL');
  expect(pairs).toEqual([{ entity: 'legal-entity' }, { entity: 'person' }]);
  const [ended] = await warehouse.all<{ n: bigint }>(
    'SELECT count(*) AS n FROM link.membership WHERE to_version IS NOT NULL',
  );
  expect(ended!.n).toBeGreaterThan(0n);
  expect(await warehouse.all('SELECT count(*) AS runs FROM link.run')).toEqual([{ runs: 6n }]);
}

it('restores equal rows, entity ids and decisions when the database file is deleted', async () => {
  await deliverAll();
  const before = await contents();
  expect(before['record.population']!.length).toBeGreaterThan(4);
  await expectDecisions();
  await hub.close();
  await removeWarehouse(hub.workspacePath);
  hub = await openIngestHub(directory);
  expect(hub.store.recovery).toMatchObject({ origin: 'empty' });
  expect(await contents()).toEqual(before);
});

async function cutJournal(bytes: number): Promise<void> {
  const path = journalFile(hub.workspacePath);
  await truncate(path, (await stat(path)).size - bytes);
}

it('opens with everything acknowledged when the last byte of the journal is cut', async () => {
  await deliverAll();
  const before = await contents();
  await hub.close();
  await cutJournal(1);
  hub = await openIngestHub(directory);
  expect(await contents()).toEqual(before);
});

it('keeps the sealed source of a delivery whose journal line was torn and restored', async () => {
  await hub.deliverText('a.csv', january);
  const before = await contents();
  await hub.close();
  await cutJournal(20);
  await (await openIngestHub(directory)).close();
  await removeWarehouse(hub.workspacePath);
  hub = await openIngestHub(directory);
  expect(hub.store.recovery).toMatchObject({ origin: 'empty' });
  expect(await contents()).toEqual(before);
});
