import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSources } from '../../../core/ingest/sources/create-sources.ts';
import { newIngestHub, openIngestHub, tester } from '../../fixtures/ingest-hub.ts';
import { removeWarehouse, warehouseContents } from '../../fixtures/warehouse-contents.ts';
import { currentRows } from './published-rows.ts';

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => {
  hub = await newIngestHub();
  await hub.deliverText('grid.csv', '网格编码,网格名称\nG1,一号\n', { department: '甲局' });
});
afterAll(() => hub.remove());

it('a nil report is kept with its source, closes no rows and survives a rebuild', async () => {
  const before = await currentRows(hub, 'grid', ['grid_code']);
  expect((await hub.ingest.listSources())[0]).toMatchObject({ lastNilReport: null });
  const sources = createSources(hub.store);
  await sources.reportNil(1, '2026-10', tester);
  await sources.reportNil(1, '2026-11', tester);
  await sources.reportNil(1, '2026-11', tester);
  expect((await hub.ingest.listSources())[0]).toMatchObject({
    lastNilReport: { period: '2026-11' },
    current: 1,
  });
  expect(await hub.store.warehouse.all('SELECT period FROM ops.nil_report ORDER BY period')).toEqual([
    { period: '2026-10' },
    { period: '2026-11' },
  ]);
  expect(await currentRows(hub, 'grid', ['grid_code'])).toEqual(before);
  await expect(sources.reportNil(9, '2026-11', tester)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const contents = await warehouseContents(hub.store.warehouse);
  await hub.close();
  await removeWarehouse(hub.workspacePath);
  const reopened = await openIngestHub(hub.directory);
  expect(await warehouseContents(reopened.store.warehouse)).toEqual(contents);
  hub = { ...reopened, remove: () => reopened.close() };
});
