import { tableFromIPC } from 'apache-arrow';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../core/access/actor.ts';
import { toFailure } from '../../renderer/api/errors.ts';
import { createHub, type HubClient } from '../../renderer/api/hub.ts';
import { deliverFile } from '../../server/cli/deliver-file.ts';
import { createOutput } from '../../server/cli/output.ts';
import { openTestCore, type TestCore } from '../fixtures/test-core.ts';
import { linkKinds, type OpenLink } from './links.ts';

let core: TestCore;
let folder: string;

/** Two grids beside each other, 0.01° wide; seven tickets in the first, two in the second. */
const codes = ['320582100001001', '320582100001002'];
const outline = (at: number) => {
  const [x, y] = [120.5 + at / 100, 31.8];
  const ring = [
    [x, y],
    [x + 0.01, y],
    [x + 0.01, y + 0.01],
    [x, y + 0.01],
    [x, y],
  ];
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] });
};
const grids = [
  '网格编码,网格名称,网格类型,网格长,网格边界',
  ...codes.map(
    (code, at) => `${code},第${at + 1}网格,综合网格,王大明,"${outline(at).replaceAll('"', '""')}"`,
  ),
].join('\n');
const tickets = [
  '工单编号,受理时间,标题,所属网格',
  ...Array.from(
    { length: 9 },
    (_, at) => `T${at},2026-0${at < 4 ? 3 : 4}-05 10:00:00,路灯不亮,${codes[at < 7 ? 0 : 1]}`,
  ),
].join('\n');

beforeAll(async () => {
  core = await openTestCore();
  folder = mkdtempSync(join(tmpdir(), 'tonghui-map-'));
  for (const [name, text] of Object.entries({ '网格.csv': grids, '工单.csv': tickets })) {
    writeFileSync(join(folder, name), text);
    await deliverFile(core, join(folder, name), { department: '网格中心' }, createOutput(true));
  }
  await vi.waitUntil(async () => !(await core.master.state()).stale, { timeout: 60_000, interval: 200 });
});
afterAll(async () => {
  await core.remove();
  rmSync(folder, { recursive: true });
});

const asRole = (role: Role): TestCore => ({
  ...core,
  contextFor(connection) {
    const context = core.contextFor(connection);
    return { ...context, actor: { ...context.actor, name: `the ${role}`, role } };
  },
});
const school = {
  areaId: null,
  name: '学区',
  kind: '学区',
  grids: [codes[0]!],
  geometry: null,
  from: null,
  to: null,
};
const failureOf = (call: Promise<unknown>) => call.then(() => null, toFailure);
const rowsOf = async (table: Blob) =>
  tableFromIPC(new Uint8Array(await table.arrayBuffer()))
    .toArray()
    .map((row) => row.toJSON() as Record<string, unknown>);

describe.each(linkKinds)('the map over the $name', ({ open }) => {
  let opened: OpenLink | undefined;
  const clientOf = async (role: Role): Promise<HubClient> => {
    opened = await open(asRole(role));
    return createHub(opened.link, () => Promise.reject(new Error('no files here'))).client;
  };
  afterEach(() => opened?.close());

  it('draws and counts for leaders too', async () => {
    const { master } = await clientOf('leader');
    const { geojson } = await master.map.areas({ level: 'grid' });
    const { features } = JSON.parse(geojson) as { features: { properties: unknown }[] };
    expect(features.map(({ properties }) => properties)).toEqual(
      codes.map((code, at) => ({ code, name: `第${at + 1}网格` })),
    );
    const measured = await master.map.measure({ measure: 'tickets', level: 'grid' });
    expect(await rowsOf(measured.table)).toMatchObject([
      { area_code: codes[0], value: 7 },
      { area_code: codes[1], value: 2 },
    ]);
    expect(measured).toMatchObject({ dataDate: { day: '2026-04-05', basis: 'event' }, denominator: null });
    expect(await master.map.months({ measure: 'tickets' })).toEqual(['2026-03-01', '2026-04-01']);
    const points = await master.map.points({ layer: 'tickets', month: '2026-03-01' });
    expect([points.total, points.placed]).toEqual([4, 4]);
    expect(await rowsOf(points.table)).toMatchObject([{ grid: codes[0], weight: 4 }]);
  });

  it('shows a grid with its keepers masked, and no grid that is not there', async () => {
    const { master } = await clientOf('leader');
    expect(await master.grids.get({ code: codes[0]! })).toMatchObject({
      name: '第1网格',
      type: '1',
      leader: '王*',
      village: '320582100001',
      counts: { tickets: 7, persons: 0 },
      formerly: [],
      now: null,
    });
    expect(await failureOf(master.grids.get({ code: 'none' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await master.grids.issues({ limit: 10 })).toMatchObject({ total: 0, issues: [] });
  });

  it('lets only those who manage sources decide about grids', async () => {
    const { master } = await clientOf('leader');
    expect(await failureOf(master.grids.setCodeForm({ pattern: '.*' }))).toMatchObject({ code: 'FORBIDDEN' });
    opened?.close();
    const analyst = (await clientOf('analyst')).master;
    const merger = { oldCodes: [codes[0]!], newCode: codes[1]!, since: '2026-01-01' };
    await analyst.grids.map(merger);
    expect(await analyst.grids.mappings({})).toEqual([merger]);
    await analyst.grids.withdrawMapping(merger);
    expect(await analyst.grids.mappings({})).toEqual([]);
    const { areaId } = await analyst.grids.saveCustomArea(school);
    expect(await analyst.grids.customAreas({})).toMatchObject([{ areaId, name: '学区' }]);
    await analyst.grids.removeCustomArea({ areaId });
    expect(await analyst.grids.customAreas({})).toEqual([]);
  });
});
