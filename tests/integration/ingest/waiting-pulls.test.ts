import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createWaitingPulls, type WaitingPulls } from '../../../core/ingest/pull/waiting-pulls.ts';
import { createNotices, type Notices } from '../../../core/jobs/notices.ts';
import { sealUpload } from '../../../core/ingest/sealed-upload.ts';
import { Readable } from 'node:stream';
import { readdir } from 'node:fs/promises';
import { openTestCore, type TestCore } from '../../fixtures/test-core.ts';

const hours = 60 * 60 * 1000;

let core: TestCore;
let notices: Notices;
let waiting: WaitingPulls;
beforeAll(async () => {
  core = await openTestCore();
  notices = createNotices();
  waiting = createWaitingPulls(core.ingest, notices);
});
afterAll(() => core.remove());
afterEach(() => void vi.useRealTimers());

/** What a pull leaves for a person: an inspected upload that nobody has confirmed. */
async function pulledFile(): Promise<string> {
  const { inbox } = core.workspace.paths;
  const rows = Readable.from(['网格编码,网格名称\nG1,一号\n']);
  const location = await sealUpload(rows, inbox, '网格.csv', { bytes: 1000 });
  return (await core.ingest.inspect(location, null, undefined, { isKept: true })).fileId;
}

it('what a pull brought lies there until it is answered or the next run takes its place', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const first = await pulledFile();
  await waiting.replace(1, first);
  vi.advanceTimersByTime(30 * hours);
  expect(waiting.fileOf(1)).toBe(first);
  expect(await core.ingest.proposal(first)).toMatchObject({ fileName: '网格.csv' });

  const second = await pulledFile();
  await waiting.replace(1, second);
  expect(waiting.fileOf(1)).toBe(second);
  await expect(core.ingest.proposal(first)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await readdir(core.workspace.paths.inbox)).toHaveLength(1);

  await core.ingest.discard(second);
  expect(waiting.fileOf(1)).toBeNull();
});

it('those who look next are told by name of every planned pull that failed or waits', async () => {
  const told = () => notices.standing().map(({ code, data }) => [code, data['pulls']]);
  const fileId = await pulledFile();
  await waiting.replace(1, fileId);
  waiting.tell(1, '户籍人口', true);
  waiting.tell(2, '热线工单', false);
  expect(told()).toEqual([['pull-needs-you', '户籍人口、热线工单']]);
  waiting.tell(2, '热线工单', true);
  expect(told()).toEqual([['pull-needs-you', '户籍人口']]);
  await waiting.replace(1, null);
  expect(told()).toEqual([]);
});
