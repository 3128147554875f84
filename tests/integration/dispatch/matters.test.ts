import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  failureOf,
  openDispatchHub,
  type DispatchClient,
  type DispatchHub,
} from '../../fixtures/dispatch-hub.ts';

let hub: DispatchHub;
let centre: DispatchClient;
beforeAll(async () => {
  hub = await openDispatchHub('2026-09-30 09:00');
  centre = hub.client('analyst', null, '中心甲');
});
afterAll(() => hub.core.remove());

const assign = (department: string, workingDays = 3) =>
  ({ action: 'assign', department, workingDays }) as const;

describe('the loop', () => {
  it('goes from a department that returns it to another, and every step is in the history', async () => {
    hub.setTime('2026-09-30 09:00');
    const matterId = await hub.newMatter();
    const first = await hub.act(matterId, assign('城管局'));
    expect(first).toMatchObject({
      number: expect.stringMatching(/^2026-\d{6}$/),
      state: 'assigned',
      department: '城管局',
      dueBy: '2026-10-10T17:30:00', // 8, 9 and the worked Saturday 10 October
      workingDaysLeft: 3,
      overdue: false,
    });
    const liaison = hub.client('liaison', '城管局', '城管联络员');
    const returned = await liaison.dispatch.matters.act({
      matterId,
      seenVersion: first.version,
      act: { action: 'return', reason: '属消防救援大队职责' },
    });
    expect(returned).toMatchObject({ state: 'new', department: null, dueBy: null, actions: [] });
    hub.setTime('2026-10-09 10:00');
    const second = await hub.act(matterId, assign('消防救援大队', 1), { action: 'accept' });
    expect(second.dueBy).toBe('2026-10-10T17:30:00');
    hub.setTime('2026-10-10 18:00');
    const handled = await hub.act(matterId, { action: 'handle', result: '通道已清空' });
    expect(handled).toMatchObject({ state: 'handled', overdue: false });
    const failed = await hub.act(matterId, { action: 'verify', passed: false, note: '照片看不出来' });
    expect(failed).toMatchObject({ state: 'accepted', overdue: true, workingDaysLeft: 0 });
    hub.setTime('2026-10-13 09:00');
    expect(await centre.dispatch.matters.get({ matterId })).toMatchObject({ workingDaysLeft: -2 }); // 12 and 13 October
    const closed = await hub.act(
      matterId,
      { action: 'handle', result: '已复查，通道畅通' },
      { action: 'verify', passed: true },
      { action: 'close', solved: true, satisfied: true },
    );
    expect(closed).toMatchObject({ state: 'closed', actions: ['reopen'], overdue: false });
    expect(closed.steps.map(({ action, department, by }) => [action, department, by])).toEqual([
      ['create', null, '中心甲'],
      ['assign', '城管局', '中心甲'],
      ['return', '城管局', '城管联络员'],
      ['assign', '消防救援大队', '中心甲'],
      ...['accept', 'handle', 'verify', 'handle', 'verify', 'close'].map((action) => [
        action,
        '消防救援大队',
        '中心甲',
      ]),
    ]);
    expect(closed.steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const reopened = await hub.act(matterId, { action: 'reopen', reason: '又被占用' });
    expect(reopened).toMatchObject({ state: 'new', department: null, dueBy: null });
  });

  it('adds the days of a granted extension to the deadline, and leaves it when refused', async () => {
    hub.setTime('2026-02-12 09:00'); // Thursday before Spring Festival
    const matterId = await hub.newMatter();
    const asked = await hub.act(
      matterId,
      assign('住建局', 1),
      { action: 'accept' },
      { action: 'request-extension', workingDays: 2, reason: '要请专家鉴定' },
    );
    expect(asked).toMatchObject({
      dueBy: '2026-02-13T17:30:00',
      extension: { workingDays: 2, reason: '要请专家鉴定' },
    });
    expect(asked.actions).not.toContain('request-extension');
    const granted = await hub.act(matterId, { action: 'decide-extension', granted: true });
    expect(granted).toMatchObject({ dueBy: '2026-02-24T17:30:00', extension: null }); // worked Saturday 14th, then Tuesday 24th
    const refused = await hub.act(
      matterId,
      { action: 'request-extension', workingDays: 5, reason: '还要几天' },
      { action: 'decide-extension', granted: false, note: '不再延期' },
    );
    expect(refused).toMatchObject({ dueBy: '2026-02-24T17:30:00', extension: null });
  });

  it('keeps no numbers of persons in its texts', async () => {
    const matterId = await hub.newMatter('请联系13800138000核实320582199001010013的住处');
    const matter = await hub.act(matterId, assign('公安局'), {
      action: 'return',
      reason: '电话13800138000打不通',
    });
    expect(JSON.stringify(matter)).not.toMatch(/13800138000|320582199001010013/);
  });
});

describe('two people at once', () => {
  it('the second is told who was first, and nothing is overwritten', async () => {
    const matterId = await hub.newMatter();
    const { version } = await centre.dispatch.matters.get({ matterId });
    const other = hub.client('analyst', null, '中心乙');
    const call = (client: DispatchClient, department: string) =>
      failureOf(client.dispatch.matters.act({ matterId, seenVersion: version, act: assign(department) }));
    const failures = await Promise.all([call(centre, '甲局'), call(other, '乙局')]);
    expect(failures).toEqual([
      null,
      expect.objectContaining({
        code: 'CONFLICT',
        data: expect.objectContaining({ kind: 'matter', id: String(matterId), by: '中心甲' }),
      }),
    ]);
    expect(await centre.dispatch.matters.get({ matterId })).toMatchObject({ department: '甲局', version: 2 });
  });

  it('make one matter of the same number of another system', async () => {
    const matter = { title: '夜间施工噪声', topic: 'environment', level: 'blue', area: '' } as const;
    const create = (number: string) =>
      centre.dispatch.matters.create({ ...matter, origin: { from: 'system', system: '12345', number } });
    const [made, again] = await Promise.all([create('SZ2026-77'), failureOf(create('sz2026-77'))]);
    expect(again).toMatchObject({
      code: 'ALREADY_DISPATCHED',
      data: { matter: made.matterId, number: made.number },
    });
    await hub.act(made.matterId, { action: 'close', solved: true });
    expect(await failureOf(create('SZ2026-77'))).toMatchObject({ code: 'ALREADY_DISPATCHED' }); // never, also when closed
    expect((await create('SZ2026-78')).origin).toEqual({
      from: 'system',
      system: '12345',
      number: 'SZ2026-78',
    });
  });
});

describe('lists', () => {
  it('count under all filters but the states', async () => {
    const all = await centre.dispatch.matters.list({ limit: 100 });
    const closed = await centre.dispatch.matters.list({ states: ['closed'], limit: 1 });
    expect(closed.byState).toEqual(all.byState);
    expect(closed.total).toBe(all.byState.closed);
    expect(all.total).toBe(Object.values(all.byState).reduce((sum, one) => sum + one, 0));
    const found = await centre.dispatch.matters.list({ text: 'sz2026-78', limit: 10 });
    expect(found.matters.map(({ title }) => title)).toEqual(['夜间施工噪声']);
    const within = await centre.dispatch.matters.list({ within: '320582001', topics: ['fire'], limit: 100 });
    expect(within.total).toBeGreaterThan(0);
    expect(within.matters.every(({ area }) => area.startsWith('320582001'))).toBe(true);
  });
});
