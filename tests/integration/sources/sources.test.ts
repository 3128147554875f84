import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../core/access/actor.ts';
import type { Delivery } from '../../../schemas/api/intake.ts';
import { SourceProfile } from '../../../schemas/intake/source-profile.ts';
import { openTestCore, type TestCore } from '../../fixtures/test-core.ts';

let core: TestCore;
let today: string;
afterEach(() => core.remove());

/** For what follows by itself; other tests may share the machine. */
const eventually = (check: () => void) => vi.waitFor(check, 10_000);

/** Noon in the city on the day that a test has come to. */
const clock = { now: () => new Date(`${today}T12:00:00+08:00`) };

async function open(day: string, mode: 'trial' | 'production' = 'trial'): Promise<void> {
  today = day;
  core = await openTestCore({ mode, clock });
}

function client(change: Partial<Actor> = {}) {
  const context = core.contextFor({ host: 'loopback' });
  return createRouterClient(core.router, { context: { ...context, actor: { ...context.actor, ...change } } });
}

async function deliver(dataset: string, text: string, choice: Partial<Delivery> = {}) {
  const path = join(core.workspace.paths.tmp, 'a.csv');
  writeFileSync(path, text);
  const fileId = await core.files.register(path);
  await client().intake.inspect({ fileId });
  const tables = [{ table: 0, dataset }];
  const { jobId } = await client().intake.deliver({ fileId, department: '甲局', tables, ...choice });
  const job = await core.jobs.wait(jobId);
  expect(job).toMatchObject({ state: 'done' });
  return job.result as { batchIds: number[]; held: number[] };
}

const grid = (count: number) =>
  `网格编码,网格名称,所属社区\n${Array.from({ length: count }, (_, at) => `W${at},第${at}网格,东湖社区`).join('\n')}\n`;

const source = async () => (await client().sources.list({})).find(({ department }) => department === '甲局')!;
const batch = async (batchId: number) => (await client().batches.report({ batchId })).batch;

async function describeAs(profile: Partial<SourceProfile>) {
  const { sourceId, version } = await source();
  return client().sources.describe({ sourceId, version, profile: SourceProfile.parse(profile) });
}

const lawful = {
  legalBasis: '网格化服务管理条例第八条',
  approvalNumber: '数共〔2026〕7号',
  purpose: '网格底数核对',
};

async function decide(decision: 'release' | 'dismiss', batchId: number) {
  const { dataVersion } = await batch(batchId);
  const { jobId } = await client().batches[decision]({ batchId, dataVersion });
  return core.jobs.wait(jobId);
}

describe('a production workspace', { timeout: 120_000 }, () => {
  it('publishes nothing of a source until its basis is stated, nor after its term', async () => {
    await open('2026-11-22', 'production');
    expect(await deliver('grid', grid(30))).toMatchObject({ held: [1] });
    expect((await batch(1)).heldFor).toEqual([
      { code: 'source-not-lawful', data: { missing: 'legalBasis,approvalNumber,purpose' } },
    ]);
    expect(await source()).toMatchObject({
      current: 0,
      held: 1,
      profile: null,
      lawful: ['legalBasis', 'approvalNumber', 'purpose'],
    });
    await describeAs({ legalBasis: lawful.legalBasis });
    await eventually(() =>
      expect(core.notices.standing()).toMatchObject([{ code: 'batches-held', data: { batches: 1 } }]),
    );
    await expect(decide('release', 1)).rejects.toMatchObject({
      code: 'SOURCE_NOT_LAWFUL',
      data: { source: '1', missing: 'approvalNumber,purpose' },
    });

    await describeAs({ ...lawful, termUntil: '2026-11-30' });
    expect(await source()).toMatchObject({ lawful: 'complete', current: 0 });
    expect(await decide('release', 1)).toMatchObject({ state: 'done' });
    expect(await source()).toMatchObject({ current: 30, held: 0 });
    await eventually(() => expect(core.notices.standing()).toEqual([]));
    today = '2026-11-30';
    expect(await deliver('grid', grid(31))).toMatchObject({ held: [] });
    today = '2026-12-01';
    expect(await source()).toMatchObject({ lawful: ['termUntil'] });
    const { batchIds } = await deliver('grid', grid(32));
    expect((await batch(batchIds[0]!)).heldFor).toEqual([
      { code: 'source-not-lawful', data: { missing: 'termUntil' } },
    ]);
  });
});

describe('a source', { timeout: 120_000 }, () => {
  it('publishes without a basis in a trial workspace', async () => {
    await open('2026-11-22');
    expect(await deliver('grid', grid(3))).toMatchObject({ held: [] });
    expect(await source()).toMatchObject({ lawful: ['legalBasis', 'approvalNumber', 'purpose'], due: null });
  });

  it('is described as it was seen, by whoever may, and remembers what was set', async () => {
    await open('2026-11-22');
    await deliver('grid', grid(30));
    const { sourceId, version } = await source();
    const profile = SourceProfile.parse({ ...lawful, name: '网格底册', cadence: 'monthly', graceDays: 5 });
    expect(await client().sources.describe({ sourceId, version, profile })).toEqual({ version: version + 1 });
    const stale = { sourceId, version };
    await expect(client().sources.describe({ ...stale, profile })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(client().sources.setMode({ ...stale, mode: 'delta' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const none = { sourceId: 99, version: 1, mode: 'delta' as const };
    await expect(client().sources.setMode(none)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const liaison = client({ role: 'liaison', department: '甲局' });
    await expect(liaison.sources.setMode({ ...stale, mode: 'delta' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const unknown = { codeMaps: { name: { a: 'b' } }, coordinates: null };
    const setReading = client().sources.setReading({ sourceId, version: version + 1, reading: unknown });
    await expect(setReading).rejects.toMatchObject({ code: 'BAD_INPUT' });

    await client().sources.setMode({ sourceId, version: version + 1, mode: 'delta' });
    const reading = { codeMaps: {}, coordinates: 'gcj02' as const };
    await client().sources.setReading({ sourceId, version: version + 2, reading });
    expect(await source()).toMatchObject({ profile, mode: 'delta', reading, version: version + 3 });
    const { batchIds } = await deliver('grid', grid(10));
    expect(await batch(batchIds[0]!)).toMatchObject({ state: 'published', gone: 0, unchanged: 10 });
  });

  it('owes by its cadence, is told of when it is overdue, and no more once it has delivered', async () => {
    await open('2026-10-03');
    await deliver('grid', grid(30));
    await describeAs({ cadence: 'monthly', graceDays: 5 });
    expect(await source()).toMatchObject({
      lastPeriod: '2026-09',
      due: { period: '2026-10', dueOn: '2026-11-05', overdueDays: 0 },
    });
    today = '2026-11-22';
    expect((await source()).due).toMatchObject({ overdueDays: 17 });
    await deliver('grid', grid(5), { department: '乙局' });
    const standing = () => core.notices.standing();
    await eventually(() =>
      expect(standing()).toContainEqual({
        level: 'warning',
        code: 'sources-overdue',
        data: { sources: 1, days: 17 },
      }),
    );
    const events = await client().system.events({});
    const told: unknown[] = [];
    for await (const event of events) {
      told.push(event.type);
      if (event.type === 'notice.raised') break;
    }
    expect(told).toContain('notice.raised');
    await deliver('grid', grid(31), { period: '2026年10月' });
    expect(await source()).toMatchObject({
      lastPeriod: '2026-10',
      due: { period: '2026-11', overdueDays: 0 },
    });
    await eventually(() => expect(standing()).toEqual([]));
  });

  it('shows how good each delivery was, and which rows were not', async () => {
    await open('2026-10-03');
    // The check character of the second number should be 3 (GB 11643); the third row is the first once more, with
    // the sex that its number (17th digit odd: male) contradicts; the fourth has a cell too many.
    const people = [
      '姓名,公民身份号码,性别',
      ...['张三,320582190001010013,男', '李四,320582190001010011,男', '张三,320582190001010013,女'],
      '王五,320582190001010013,男,多',
    ].join('\n');
    await deliver('population', `${people}\n`);
    await describeAs({ cadence: 'monthly', graceDays: 5 }); // September's was due on 5 October
    today = '2026-11-22'; // October's was due on 5 November
    await deliver('population', `${people}\n赵六,,女\n`);
    const [series] = await client().sources.quality({ sourceId: (await source()).sourceId });
    const [first, second] = series!.points.map(({ period, measures }) => ({
      period,
      ...Object.fromEntries(
        measures.map(({ indicator, numerator, denominator }) => [indicator, [numerator, denominator]]),
      ),
    }));
    expect(first).toEqual({
      period: '2026-09',
      completeness: [8, 9], // three rows of three fields, one number unusable
      validity: [2, 4],
      uniqueness: [2, 3],
      consistency: [3, 4],
      timeliness: [1, 1],
    });
    expect(second).toMatchObject({
      period: '2026-10',
      completeness: [10, 12],
      validity: [3, 5],
      timeliness: [0, 1],
    });
    const rowsOf = async (indicator: string) => {
      const { issues } = series!.points[0]!.measures.find((measure) => measure.indicator === indicator)!;
      const page = await client().batches.issues({ batchId: 1, ...issues!, offset: 0, limit: 10 });
      return page.rows.map(({ rowNumber }) => rowNumber);
    };
    expect(await rowsOf('validity')).toEqual([2, 4]);
    expect(await rowsOf('uniqueness')).toEqual([3]);
    expect(await rowsOf('consistency')).toEqual([3]);
    expect(await client({ role: 'liaison', department: '乙局' }).sources.quality({})).toEqual([]);
    expect(await client().sources.quality({ department: '甲局' })).toHaveLength(1);
  });

  it('has a history of deliveries and decisions, in order', async () => {
    await open('2026-11-01');
    await deliver('grid', grid(30));
    today = '2026-11-02';
    await describeAs(lawful);
    today = '2026-11-03';
    await deliver('grid', grid(10));
    today = '2026-11-04';
    await decide('release', 2);
    today = '2026-11-05';
    const { dataVersion } = await batch(2);
    await core.jobs.wait((await client().batches.undo({ batchId: 2, dataVersion })).jobId);
    const { sourceId } = await source();
    const history = await client().sources.history({ sourceId });
    expect(
      history.map(({ kind, at, batch: about }) => [kind, at.slice(0, 10), about?.batchId ?? null]),
    ).toEqual([
      ['delivered', '2026-11-01', 1],
      ['described', '2026-11-02', null],
      ['delivered', '2026-11-03', 2],
      ['released', '2026-11-04', 2],
      ['undone', '2026-11-05', 2],
    ]);
    const stranger = client({ role: 'liaison', department: '乙局' });
    await expect(stranger.sources.history({ sourceId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
