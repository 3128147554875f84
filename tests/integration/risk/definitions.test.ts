import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../core/base/clock.ts';
import { openStore, type Store } from '../../../core/journal/open-store.ts';
import { readIndicator, readVersions } from '../../../core/monitoring/risk/indicators/read-indicators.ts';
import { retireIndicator, saveIndicator } from '../../../core/monitoring/risk/indicators/save-indicator.ts';
import { riskHandlers } from '../../../core/monitoring/risk/risk-handlers.ts';
import { listViews, removeView, saveView } from '../../../core/monitoring/risk/views/saved-views.ts';
import { createWorkspace } from '../../../core/workspace/create-workspace.ts';
import { FileKeyStore } from '../../../core/workspace/file-key-store.ts';
import { shippedIndicators } from '../../../schemas/indicators/shipped/index.ts';
import { tester } from '../../fixtures/ingest-hub.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { removeWarehouse } from '../../fixtures/warehouse-contents.ts';

const shipped = shippedIndicators.find(({ id }) => id === 'hazards-overdue-share')!;
const stricter = { ...shipped, rules: shipped.rules.map((rule) => ({ ...rule, bounds: { red: 30 } })) };

let directory: string;
let store: Store;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonghui-indicators-'));
  const keyStore = new FileKeyStore(join(directory, 'keys'));
  await createWorkspace(join(directory, 'workspace'), { name: '演示区', mode: 'trial', keyStore });
  store = await open();
});
afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

function open(): Promise<Store> {
  return openStore({
    path: join(directory, 'workspace'),
    host: 'command-line',
    keyStore: new FileKeyStore(join(directory, 'keys')),
    clock: systemClock,
    logger: silentLogger,
    handlers: [...riskHandlers],
    prepare: () => Promise.resolve(),
  });
}

const save = (indicator: typeof shipped, seenVersion: number | null) =>
  saveIndicator(store, tester, { indicator, seenVersion, note: '收紧' });

describe('definitions of indicators', () => {
  it('have versions that refuse whoever has not seen the last, and stand after a rebuild', async () => {
    expect(await save(stricter, 1)).toEqual({ version: 2 });
    await expect(save(shipped, 1)).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { kind: 'indicator', id: shipped.id, by: 'tester' },
    });
    await expect(save(shipped, null)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await save({ ...shipped, id: 'our-own' }, null)).toEqual({ version: 1 });
    await retireIndicator(store, tester, { id: 'our-own', seenVersion: 1 });
    await expect(retireIndicator(store, tester, { id: 'our-own', seenVersion: 2 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await saveView(store.commands, tester, { name: '东片', page: 'risk', query: { within: '320281001' } });
    await saveView(store.commands, tester, { name: '东片', page: 'risk', query: { within: '320281002' } });
    await saveView(store.commands, tester, { name: '旧', page: 'risk', query: {} });
    await removeView(store.commands, tester, { name: '旧', page: 'risk' });

    const stand = async () => ({
      now: await readIndicator(store.warehouse, shipped.id),
      first: await readIndicator(store.warehouse, shipped.id, 1),
      retired: await readIndicator(store.warehouse, 'our-own'),
      versions: await readVersions(store.warehouse, shipped.id),
      views: await listViews(store.warehouse, tester, 'risk'),
      others: await listViews(store.warehouse, { ...tester, name: 'somebody' }, 'risk'),
    });
    const before = await stand();
    expect(before).toMatchObject({
      now: { version: 2, shipped: false, rules: [{ bounds: { red: 30 } }] },
      first: shipped,
      versions: [
        { version: 2, by: 'tester', note: '收紧' },
        { version: 1, by: '' },
      ],
      views: [{ name: '东片', page: 'risk', query: { within: '320281002' } }],
      others: [],
    });
    expect(before.retired).toBeUndefined();

    await store.close();
    await removeWarehouse(join(directory, 'workspace'));
    store = await open();
    expect(await stand()).toEqual(before);
  });

  it('are not saved when something is wrong with them', async () => {
    const where = [{ field: 'colour', operator: 'in' as const, values: ['red'] }];
    const wrong = { ...shipped, numerator: { ...shipped.numerator, where } };
    await expect(save(wrong, 1)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { detail: 'numerator.where.0: incident has no field colour' },
    });
    expect(await readVersions(store.warehouse, shipped.id)).toHaveLength(1);
  });
});
