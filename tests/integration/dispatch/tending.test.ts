import { afterAll, beforeAll, expect, it } from 'vitest';
import { createNotices } from '../../../core/jobs/notices.ts';
import { watchMatters } from '../../../core/watch-matters.ts';
import { tendMatters } from '../../../core/dispatch/tending/tend-matters.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { failureOf, openDispatchHub, type DispatchHub } from '../../fixtures/dispatch-hub.ts';

let hub: DispatchHub;
beforeAll(async () => {
  hub = await openDispatchHub('2026-09-28 09:00'); // Monday
});
afterAll(() => hub.core.remove());

const program = { name: 'tonghui', role: 'program' };
const tend = () => tendMatters(hub.core.dispatch, program);
const actionsOf = async (matterId: number) => (await hub.act(matterId)).steps.map(({ action }) => action);

it('reminds once before a deadline and escalates once after it, however often and at how many places it looks', async () => {
  const matterId = await hub.newMatter();
  await hub.act(matterId, { action: 'assign', department: '城管局', workingDays: 3 }); // 29 and 30 September, 8 October
  expect((await hub.act(matterId)).dueBy).toBe('2026-10-08T17:30:00');
  expect(await tend()).toEqual({ near: 0, overdue: 0 });
  hub.setTime('2026-09-30 09:00'); // the last working day before the holiday
  await Promise.all([tend(), tend(), tend()]);
  expect(await tend()).toEqual({ near: 1, overdue: 0 });
  const seenBefore = { matterId, seenVersion: 2, act: { action: 'remind' } } as const; // a page that stood open meanwhile
  const reminded = await hub.client('analyst').dispatch.matters.act(seenBefore);
  expect(reminded.version).toBe(4);
  expect(await failureOf(hub.client('analyst').dispatch.matters.act(seenBefore))).toMatchObject({
    code: 'CONFLICT',
  });
  hub.setTime('2026-10-08 17:29');
  await tend();
  expect(await actionsOf(matterId)).toEqual(['create', 'assign', 'reminded', 'remind']);
  hub.setTime('2026-10-08 17:31');
  await Promise.all([tend(), tend()]);
  expect(await tend()).toEqual({ near: 0, overdue: 1 });
  const escalated = await hub.act(matterId);
  expect(escalated.steps.map(({ action }) => action)).toEqual(
    'create assign reminded remind escalated'.split(' '),
  );
  expect(escalated).toMatchObject({ supervised: true, state: 'assigned', overdue: true });
  expect(escalated.steps.at(-1)).toMatchObject({
    by: 'tonghui',
    role: 'program',
    dueBy: '2026-10-08T17:30:00',
  });

  await hub.act(
    matterId,
    { action: 'accept' },
    { action: 'request-extension', workingDays: 2, reason: '等待材料' },
    { action: 'decide-extension', granted: true },
  );
  hub.setTime('2026-10-10 09:00'); // the worked Saturday, its last day
  await tend();
  expect((await hub.act(matterId)).dueBy).toBe('2026-10-10T17:30:00');
  expect(await actionsOf(matterId)).toEqual([
    ...'create assign reminded remind escalated accept request-extension decide-extension'.split(' '),
    'reminded', // of the new deadline
  ]);
  await hub.act(matterId, { action: 'handle', result: '已整改' });
  hub.setTime('2026-10-20 09:00');
  expect(await tend()).toEqual({ near: 0, overdue: 0 }); // it waits for the centre
});

it('tells the centre how many are overdue, and no longer when none is', async () => {
  hub.setTime('2026-11-02 09:00');
  const matterId = await hub.newMatter();
  await hub.act(matterId, { action: 'assign', department: '城管局', workingDays: 1 });
  hub.setTime('2026-11-05 09:00');
  const notices = createNotices();
  const told = (): unknown => notices.standing().map(({ code, data }) => [code, data]);
  const stop = watchMatters({ ...hub.core, notices, logger: silentLogger }, program);
  await expect.poll(told, { timeout: 20_000 }).toEqual([['matters-overdue', { matters: 1 }]]);
  await hub.act(matterId, { action: 'return', reason: '不属本局' });
  hub.core.jobs.start({ kind: 'refresh', subject: '', writes: false }, () => Promise.resolve({})); // after every job it looks again
  await expect.poll(told, { timeout: 20_000 }).toEqual([]);
  stop();
});
