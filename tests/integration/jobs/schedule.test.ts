import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createNotices } from '../../../core/jobs/notices.ts';
import { createSchedule } from '../../../core/jobs/schedule.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';

const everySecond = '* * * * * *';

it('runs work again and again, never twice at once, until it is stopped', async () => {
  const schedule = createSchedule(silentLogger);
  let [runs, together, most] = [0, 0, 0];
  const stop = schedule.add(everySecond, async () => {
    most = Math.max(most, ++together);
    runs++;
    await delay(1200);
    together--;
  });
  await delay(3600);
  stop();
  await schedule.close();
  expect(together).toBe(0); // close waited for the last run
  expect(most).toBe(1);
  expect(runs).toBeGreaterThanOrEqual(1);
  const before = runs;
  await delay(1500);
  expect(runs).toBe(before);
}, 20_000);

it('goes on after a run that failed, and refuses what is no pattern', async () => {
  const schedule = createSchedule(silentLogger);
  let runs = 0;
  schedule.add(everySecond, () => {
    runs++;
    return Promise.reject(new Error('no'));
  });
  await delay(3500);
  await schedule.close();
  expect(runs).toBeGreaterThanOrEqual(2);
  expect(() => schedule.add('at noon', () => Promise.resolve())).toThrow(
    expect.objectContaining({ code: 'BAD_INPUT' }),
  );
}, 20_000);

it('tells a standing notice once, again when it changes, and not after it is withdrawn', () => {
  const notices = createNotices();
  const told: unknown[] = [];
  notices.onRaise(({ data }) => told.push(data.sources));
  const overdue = (sources: number) =>
    notices.raise({ level: 'warning', code: 'sources-overdue', data: { sources } });
  overdue(1);
  overdue(1);
  overdue(2);
  expect(told).toEqual([1, 2]);
  expect(notices.standing()).toHaveLength(1);
  notices.withdraw('sources-overdue');
  expect(notices.standing()).toEqual([]);
});
