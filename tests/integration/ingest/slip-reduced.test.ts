import { afterAll, beforeAll, expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { openSlipFile } from '../../fixtures/slip-file.ts';
import { batchIds, currentRows } from './published-rows.ts';

/** Both tickets were accepted on days that there are not; of the callers only hashes are kept, phones in texts are masked. */
const delivered = [
  '工单编号,受理时间,标题,反映内容,来电人姓名',
  'T1,2026-02-30 08:00:00,路灯不亮,请回电13912345678,李明',
  'T2,2026-02-31 08:00:00,积水,桥下积水,李明',
].join('\n');

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(() => hub.remove());

const tickets = () => currentRows(hub, 'service-ticket', ['no', 'time', 'content', 'caller']);

it('shows no hash and no masked number, keeps what it did not show, and hashes what is written anew', async () => {
  const first = batchIds(await hub.deliverText('t.csv', `${delivered}\n`, { department: '热线办' }))[0]!;
  const before = await tickets();
  expect(before[0]!['caller']).toMatch(/^[0-9a-f]{32}$/);
  expect(before[0]!['caller']).toBe(before[1]!['caller']);
  const slip = await openSlipFile(await hub.ingest.slip(first));
  const shown = slip.byNumber();
  expect([1, 2].map((number) => shown.get(number)!['来电人姓名'])).toEqual(['', '']);
  expect(shown.get(1)!['反映内容']).toBe('请回电***');
  slip.set(1, '受理时间', '2026-02-28 08:00:00');
  slip.set(2, '受理时间', '2026-02-28 09:00:00');
  slip.set(2, '来电人姓名', '王芳');
  batchIds(await hub.deliverText('s.xlsx', slip.save(), { department: '热线办' }));
  const after = await tickets();
  expect(after[0]).toEqual({ ...before[0], time: '2026-02-28T08:00:00' });
  expect(after[1]).toMatchObject({ no: 'T2', time: '2026-02-28T09:00:00', content: '桥下积水' });
  expect(after[1]!['caller']).toMatch(/^[0-9a-f]{32}$/);
  expect(after[1]!['caller']).not.toBe(before[1]!['caller']);
});
