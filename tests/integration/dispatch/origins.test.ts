import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { createMatter } from '../../../core/dispatch/matters/create-matter.ts';
import { readMatter } from '../../../core/dispatch/matters/read-matter.ts';
import { tendMatters } from '../../../core/dispatch/tending/tend-matters.ts';
import {
  failureOf,
  openDispatchHub,
  type DispatchClient,
  type DispatchHub,
} from '../../fixtures/dispatch-hub.ts';

let hub: DispatchHub;
let centre: DispatchClient;
beforeAll(async () => {
  hub = await openDispatchHub('2026-11-02 09:00');
  centre = hub.client('analyst', null, '中心甲');
});
afterAll(() => hub.core.remove());

describe('a matter from a warning', () => {
  const matter = { title: '隐患聚集', topic: 'hazard', level: 'orange', area: '320582001' } as const;
  const create = (warningId: number) =>
    centre.dispatch.matters.create({ ...matter, origin: { from: 'warning', warningId } });

  it('is made once while it is open, and again when it was closed', async () => {
    await hub.core.warehouse.run(
      `INSERT INTO ops.warning BY NAME SELECT 7 AS warning_id, 'hazard-open' AS indicator, 1 AS indicator_version,
         'hazard' AS topic, 'town' AS area_level, '320582001' AS area, 'fixed' AS method, '{}' AS rule,
         DATE '2026-11-01' AS first_seen, [1] AS batches`,
    );
    const first = await create(7);
    expect(first.origin).toEqual({ from: 'warning', warningId: 7 });
    expect(await failureOf(create(7))).toEqual({
      code: 'ALREADY_DISPATCHED',
      data: { matter: first.matterId, number: first.number },
    });
    expect(await failureOf(create(8))).toMatchObject({ code: 'NOT_FOUND', data: { kind: 'warning' } });
    await hub.act(first.matterId, { action: 'close', solved: true });
    expect((await create(7)).matterId).not.toBe(first.matterId);
  });

  it('is marked once when the warning lost its basis, and stays', async () => {
    await hub.core.warehouse.run(
      `INSERT INTO ops.warning_event BY NAME SELECT 7 AS warning_id, 1 AS seq, DATE '2026-11-02' AS day,
         'basis-withdrawn' AS event, '' AS note, 1 AS data_version, '2026-11-02T09:00:00' AS "at"`,
    );
    const program = { name: 'tonghui', role: 'program' };
    for (let time = 0; time < 2; time++) await tendMatters(hub.core.dispatch, program);
    const { matters } = await centre.dispatch.matters.list({
      topics: ['hazard'],
      states: ['new'],
      limit: 10,
    });
    const marked = await hub.act(matters[0]!.matterId);
    expect(marked).toMatchObject({ state: 'new', basisWithdrawn: true, version: 2 });
    expect(marked.steps.at(-1)).toMatchObject({
      action: 'basis-withdrawn',
      by: 'tonghui',
      from: 'new',
      to: 'new',
    });
  });
});

describe('the responsibility table', () => {
  it('as it was imported proposes departments with their time limits', async () => {
    const path = join(hub.core.workspace.paths.tmp, '权责清单.csv');
    writeFileSync(
      path,
      [
        '事项编码,权责事项名称,权力类型,实施主体,行使层级,法定办结时限,承诺办结时限,诉求分类',
        'A1,对建筑施工噪声的监督检查,行政检查,市城市管理局,"县、市、区、旗",30,10,施工噪声、夜间施工',
        'A2,对工业噪声的监督检查,行政检查,市生态环境局,"县、市、区、旗",20,,工业噪声、废气',
        'A4,村镇规划建设管理,其他行政权力,杨舍镇人民政府,"乡镇、街道",15,,',
        'A3,消防安全监督检查,行政检查,市消防救援大队,"县、市、区、旗",15,7,消防通道、火灾隐患',
      ].join('\n'),
    );
    const fileId = await hub.core.files.register(path);
    await centre.intake.inspect({ fileId });
    const tables = [{ table: 0, dataset: 'responsibility-item' }];
    const { jobId } = await centre.intake.deliver({ fileId, department: '市政务服务局', tables });
    expect(await hub.core.jobs.wait(jobId)).toMatchObject({ state: 'done' });
    const asked = { title: '工地夜间施工噪声扰民', topic: 'environment', area: '320582001' } as const;
    const proposals = await centre.dispatch.matters.propose(asked);
    expect(proposals.map(({ department, item, workingDays }) => [department, item, workingDays])).toEqual([
      ['市城市管理局', 'A1', 10],
      ['市生态环境局', 'A2', 20], // no promise: the legal limit
    ]);
    expect(proposals[0]!.matched).toContain('夜间施工');
    expect(await centre.dispatch.matters.departments({})).toEqual(
      expect.arrayContaining(['市城市管理局', '市生态环境局', '市消防救援大队', '市政务服务局']),
    );
    // A town's own offices come last, without a word that speaks for them.
    const inTown = await centre.dispatch.matters.propose({ ...asked, area: '320582100' });
    expect(inTown).toHaveLength(3);
    expect(inTown.at(-1)).toEqual({
      department: '杨舍镇人民政府',
      item: null,
      itemName: null,
      workingDays: null,
      matched: [],
      score: 0,
    });
    // Of the table a liaison sees what the own department delivered.
    expect(await hub.client('liaison', '市城市管理局').dispatch.matters.propose(asked)).toEqual([]);
  });
});

describe('the calendar', () => {
  it('shows what was announced, and deadlines go by what people set from then on', async () => {
    const { calendar } = centre.dispatch;
    expect(await calendar.year({ year: 2031 })).toEqual({ announced: false, days: [] });
    const year = await calendar.year({ year: 2026 });
    expect(year.announced).toBe(true);
    expect(year.days).toHaveLength(39); // 33 days off and 6 worked
    expect(year.days.find(({ day }) => day === '2026-10-10')).toMatchObject({
      isWorking: true,
      name: '国庆节',
    });
    const due = async () => {
      const matterId = await hub.newMatter();
      return (await hub.act(matterId, { action: 'assign', department: '甲局', workingDays: 1 })).dueBy;
    };
    hub.setTime('2026-11-02 09:00');
    expect(await due()).toBe('2026-11-03T17:30:00');
    const source = '市政府办公室通知';
    await calendar.set({ day: '2026-11-03', isWorking: false, name: '台风停工', source });
    expect(await due()).toBe('2026-11-04T17:30:00');
    expect((await calendar.year({ year: 2026 })).days).toHaveLength(40);
    await calendar.reset({ day: '2026-11-03' });
    expect(await due()).toBe('2026-11-03T17:30:00');
    expect((await calendar.year({ year: 2026 })).days).toHaveLength(39);
  });
});

it('an analyst of one area sees and makes matters in it alone', async () => {
  const matterId = await hub.newMatter('别处的事', '320582001001');
  const narrow = { ...localAnalyst, areas: ['320582002'] };
  const matter = {
    title: '本地的事',
    description: '',
    topic: 'fire',
    level: 'blue',
    origin: { from: 'hand' },
  } as const;
  const made = await createMatter(hub.core.dispatch, narrow, { ...matter, area: '320582002003' });
  expect((await readMatter(hub.core.dispatch, narrow, made.matterId)).title).toBe('本地的事');
  await expect(readMatter(hub.core.dispatch, narrow, matterId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const elsewhere = createMatter(hub.core.dispatch, narrow, { ...matter, area: '320582001001' });
  await expect(elsewhere).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
