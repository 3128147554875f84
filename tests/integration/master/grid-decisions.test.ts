import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCodeForm, setCodeForm } from '../../../core/master/grids/code-form.ts';
import { customAreas, removeCustomArea, saveCustomArea } from '../../../core/master/grids/custom-areas.ts';
import { gridMappings, mapGrids } from '../../../core/master/grids/grids-mapped.ts';
import { withdrawMapping } from '../../../core/master/grids/mapping-withdrawn.ts';
import { openIngestHub, tester, type IngestHub } from '../../fixtures/ingest-hub.ts';
import { removeWarehouse } from '../../fixtures/warehouse-contents.ts';
import { boxText } from './boxes.ts';

let directory: string;
let hub: IngestHub;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonghui-grids-'));
  hub = await openIngestHub(directory);
});
afterEach(async () => {
  await hub.close();
  await rm(directory, { recursive: true, force: true });
});

type Zone = Parameters<typeof saveCustomArea>[2];
const zone: Zone = {
  areaId: null,
  name: '功能区',
  kind: '功能区',
  grids: ['390102001001001'],
  geometry: null,
  from: null,
  to: null,
};
const decided = async () => {
  const { warehouse } = hub.store;
  return [await gridMappings(warehouse), await readCodeForm(warehouse), await customAreas(warehouse)];
};

describe('what people decide about grids', () => {
  it('stands after the warehouse is rebuilt from the journal', async () => {
    await mapGrids(hub.store, tester, { oldCodes: ['a1', 'a2', 'a2'], newCode: 'b1', since: '2026-01-01' });
    await mapGrids(hub.store, tester, { oldCodes: ['a2'], newCode: 'b2', since: '2026-02-01' });
    await mapGrids(hub.store, tester, { oldCodes: ['a3'], newCode: 'b3', since: '2026-03-01' });
    await withdrawMapping(hub.store, tester, { newCode: 'b3', since: '2026-03-01' });
    await setCodeForm(hub.store, tester, String.raw`\d{18}`);
    const kept = await saveCustomArea(hub.store, tester, zone);
    const gone = await saveCustomArea(hub.store, tester, { ...zone, name: '旧区' });
    await saveCustomArea(hub.store, tester, { ...zone, areaId: kept, name: '新功能区', from: '2026-01-01' });
    await removeCustomArea(hub.store, tester, gone);
    const before = await decided();
    expect(before).toEqual([
      [
        { oldCodes: ['a2'], newCode: 'b2', since: '2026-02-01' },
        { oldCodes: ['a1'], newCode: 'b1', since: '2026-01-01' },
      ],
      String.raw`\d{18}`,
      [{ ...zone, areaId: kept, name: '新功能区', from: '2026-01-01' }],
    ]);
    await hub.close();
    await removeWarehouse(hub.workspacePath);
    hub = await openIngestHub(directory);
    expect(await decided()).toEqual(before);
  });

  it('is refused where it makes no sense', async () => {
    const map = (oldCodes: string[], newCode: string) =>
      mapGrids(hub.store, tester, { oldCodes, newCode, since: '2026-01-01' });
    await map(['a'], 'b');
    await expect(map(['b'], 'a')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const none = withdrawMapping(hub.store, tester, { newCode: 'b', since: '2026-01-02' });
    await expect(none).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(map(['c'], 'c')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(setCodeForm(hub.store, tester, '(')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const save = (area: Partial<Zone>) => saveCustomArea(hub.store, tester, { ...zone, ...area });
    await expect(save({ grids: [] })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(save({ geometry: '{"type":"Point","coordinates":[129,19]}' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(save({ areaId: 77 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(removeCustomArea(hub.store, tester, 77)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await customAreas(hub.store.warehouse)).toEqual([]);
  });

  it('takes the polygons of a file as one area', async () => {
    const feature = (x: number) => ({
      type: 'Feature',
      properties: {},
      geometry: JSON.parse(boxText(x, 0, 100, 100)) as unknown,
    });
    const geometry = JSON.stringify({ type: 'FeatureCollection', features: [feature(0), feature(500)] });
    await saveCustomArea(hub.store, tester, { ...zone, grids: [], geometry });
    const [area] = await customAreas(hub.store.warehouse);
    const { type, coordinates } = JSON.parse(area!.geometry!) as { type: string; coordinates: unknown[] };
    expect([type, coordinates.length]).toEqual(['MultiPolygon', 2]);
  });
});
