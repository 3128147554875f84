import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '../../../core/base/hub-error.ts';
import { systemClock } from '../../../core/base/clock.ts';
import { createJobs } from '../../../core/jobs/create-jobs.ts';
import type { JobContext, Jobs } from '../../../core/jobs/jobs.ts';
import type { Job } from '../../../schemas/api/jobs.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';

let directory: string;
let jobs: Jobs;

const open = () => createJobs({ directory, clock: systemClock, logger: silentLogger });

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonghui-jobs-'));
  jobs = await open();
});

afterEach(async () => {
  await jobs.close();
  await rm(directory, { recursive: true, force: true });
});

const ingest = { kind: 'ingest', subject: '人口.csv', writes: true } as const;
const match = { kind: 'match', subject: 'person', writes: false } as const;

/** Work that ends when it is told to, or when its job is cancelled. */
function controlled() {
  let finish: (result: Record<string, unknown>) => void = () => undefined;
  const promise = new Promise<Record<string, unknown>>((resolve) => (finish = resolve));
  const work = ({ signal }: JobContext) =>
    Promise.race([
      promise,
      new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(new HubError('CANCELLED', {}))),
      ),
    ]);
  return { work, finish };
}

const state = (job: Job) => jobs.get(job.id).state;
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a job', () => {
  it('goes from queued through running to done, with its result', async () => {
    const states: string[] = [];
    jobs.onChange((job) => states.push(job.state));
    const job = jobs.start(ingest, () => Promise.resolve({ deliveryId: 7 }));
    expect(job).toMatchObject({ kind: 'ingest', subject: '人口.csv', state: 'queued', finishedAt: null });
    expect(await jobs.wait(job.id)).toMatchObject({ state: 'done', result: { deliveryId: 7 }, error: null });
    expect(states).toEqual(['queued', 'running', 'done']);
  });

  it('tells its progress, a hundredth or a step at a time', async () => {
    const seen: unknown[] = [];
    jobs.onChange(({ step, fraction }) => step && seen.push([step, fraction]));
    const job = jobs.start(ingest, ({ progress }) => {
      for (let n = 0; n <= 1000; n++) progress('reading', n / 10_000);
      progress('publishing', null);
      return Promise.resolve({});
    });
    await jobs.wait(job.id);
    expect(seen.length).toBeLessThan(15);
    expect(seen[0]).toEqual(['reading', 0]);
    expect(seen.at(-1)).toEqual(['publishing', null]);
    expect(jobs.get(job.id)).toMatchObject({ step: null, fraction: null });
  });

  it('that fails says why: its own code, or a reference into the log', async () => {
    const full = jobs.start(ingest, () => Promise.reject(new HubError('DISK_FULL', { path: '/w' })));
    const wrong = jobs.start(ingest, () => Promise.reject(new Error('SELECT secret FROM t')));
    expect((await jobs.wait(full.id)).error).toEqual({ code: 'DISK_FULL', data: { path: '/w' } });
    expect((await jobs.wait(wrong.id)).error).toEqual({ code: 'INTERNAL', data: { reference: wrong.id } });
  });

  it('that nobody started is not found', () => {
    expect(() => jobs.get('none')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});

describe('jobs that write', () => {
  it('run one at a time in their order, others beside them', async () => {
    const [first, second, reading] = [controlled(), controlled(), controlled()];
    const one = jobs.start(ingest, first.work);
    const two = jobs.start({ ...ingest, kind: 'undo' }, second.work);
    const beside = jobs.start(match, reading.work);
    await turn();
    expect([one, two, beside].map(state)).toEqual(['running', 'queued', 'running']);
    first.finish({});
    await jobs.wait(one.id);
    await turn();
    expect([one, two, beside].map(state)).toEqual(['done', 'running', 'running']);
    second.finish({});
    reading.finish({});
    await Promise.all([jobs.wait(two.id), jobs.wait(beside.id)]);
  });

  it('go on after one that failed', async () => {
    jobs.start(ingest, () => Promise.reject(new Error('broken')));
    const next = jobs.start(ingest, () => Promise.resolve({ n: 1 }));
    expect(await jobs.wait(next.id)).toMatchObject({ state: 'done' });
  });
});

describe('cancelling', () => {
  it('reaches the work', async () => {
    const job = jobs.start(ingest, controlled().work);
    await turn();
    jobs.cancel(job.id);
    expect(await jobs.wait(job.id)).toMatchObject({ state: 'cancelled', result: null });
  });

  it('ends a waiting job that never ran', async () => {
    const first = controlled();
    const one = jobs.start(ingest, first.work);
    let ran = false;
    const two = jobs.start(ingest, () => {
      ran = true;
      return Promise.resolve({});
    });
    jobs.cancel(two.id);
    expect(state(two)).toBe('cancelled');
    first.finish({});
    await Promise.all([jobs.wait(one.id), jobs.wait(two.id)]);
    expect([ran, state(one), state(two)]).toEqual([false, 'done', 'cancelled']);
  });

  it('does nothing to a job that has ended', async () => {
    const job = jobs.start(ingest, () => Promise.resolve({}));
    await jobs.wait(job.id);
    jobs.cancel(job.id);
    expect(state(job)).toBe('done');
  });
});

describe('after a restart', () => {
  it('unfinished jobs show as interrupted, finished ones as they were', async () => {
    const done = jobs.start(ingest, () => Promise.resolve({ n: 1 }));
    await jobs.wait(done.id);
    const cut = jobs.start(ingest, controlled().work);
    await turn();
    await appendFile(join(directory, 'jobs.jsonl'), '{"id":"half a li');
    const later = await open();
    expect(later.list().map(({ id, state }) => [id, state])).toEqual([
      [cut.id, 'interrupted'],
      [done.id, 'done'],
    ]);
    expect(later.get(cut.id).finishedAt).not.toBeNull();
    await later.close();
  });

  it('nothing on the disk names the file that a job worked on', async () => {
    const file = '张三信访材料.xlsx';
    const failing = jobs.start({ ...ingest, subject: file }, () =>
      Promise.reject(new HubError('FILE_EMPTY', { file })),
    );
    await jobs.wait(failing.id);
    jobs.start({ ...ingest, subject: file }, controlled().work);
    await turn();
    const path = join(directory, 'jobs.jsonl');
    expect(await readFile(path, 'utf8')).toContain(failing.id);
    expect(await readFile(path, 'utf8')).not.toContain('张三');
    expect(jobs.list().map(({ subject }) => subject)).toEqual([file, file]);
    expect(jobs.get(failing.id).error).toEqual({ code: 'FILE_EMPTY', data: { file } });
    await appendFile(path, `${JSON.stringify({ ...jobs.get(failing.id), id: 'of an earlier release' })}\n`);
    const later = await open();
    expect(later.list().map(({ state, subject }) => [state, subject])).toEqual([
      ['failed', ''],
      ['interrupted', ''],
      ['failed', ''],
    ]);
    expect(later.get(failing.id).error).toEqual({ code: 'FILE_EMPTY', data: { file: '…' } });
    expect(await readFile(path, 'utf8')).not.toContain('张三');
    await later.close();
  });

  it('the list is written anew, one line a job', async () => {
    for (let n = 0; n < 3; n++) await jobs.wait(jobs.start(ingest, () => Promise.resolve({ n })).id);
    await open();
    const lines = (await readFile(join(directory, 'jobs.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).result)).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
  });
});
