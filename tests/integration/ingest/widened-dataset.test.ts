import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openIngestHub } from '../../fixtures/ingest-hub.ts';
import { batchIds, currentRows } from './published-rows.ts';

const people = (name: string, number: string) => `公民身份号码,姓名,现住址\n${number},${name},东门路1号\n`;

it('gives a table the columns of fields that its definition has gained', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tonghui-widen-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const before = await openIngestHub(directory);
  batchIds(await before.deliverText('a.csv', people('张三', '320582190001010013'), { mode: 'delta' }));
  await before.store.warehouse.run('ALTER TABLE record.population DROP COLUMN live_addr');
  await before.close();

  const after = await openIngestHub(directory);
  onTestFinished(() => after.close());
  const [second] = batchIds(await after.deliverText('b.csv', people('李四', '320582190001010021')));
  expect(await currentRows(after, 'population', ['name', 'live_addr'])).toEqual([
    { name: '张三', live_addr: null },
    { name: '李四', live_addr: '东门路1号' },
  ]);
  await after.undo(second!);
  expect(await currentRows(after, 'population', ['name'])).toEqual([{ name: '张三' }]);
});
