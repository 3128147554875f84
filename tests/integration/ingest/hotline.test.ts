import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { sharedData } from '../../fixtures/shared-data.ts';
import { batchIds } from './published-rows.ts';

const messages = sharedData('data/hotline/附件3_全部.xlsx');
const replies = sharedData('data/hotline/附件4_全部.xlsx');

describe.skipIf(messages === null || replies === null)('real hotline exports (shared data)', () => {
  let hub: Awaited<ReturnType<typeof newIngestHub>>;
  beforeAll(async () => void (hub = await newIngestHub()));
  afterAll(() => hub.remove());

  it('publishes 4,326 tickets, all with a time, though the column mixes texts and serials', async () => {
    const [batchId] = batchIds(await hub.deliver(messages!, { department: '12345热线' }));
    const { batch, columns } = await hub.ingest.report(batchId!);
    expect(batch).toMatchObject({
      dataset: 'service-ticket',
      delivered: 4326,
      published: 4326,
      quarantined: 0,
    });
    expect(Object.fromEntries(columns.map(({ header, field }) => [header, field]))).toEqual({
      留言编号: 'no',
      留言用户: 'caller',
      留言主题: 'title',
      留言时间: 'time',
      留言详情: 'content',
      反对数: 'dislikes',
      点赞数: 'likes',
    });
    const [times] = await hub.store.warehouse.all<Record<string, unknown>>(
      `SELECT count(time) AS filled, min(time) AS first, max(time) AS last
       FROM record.service_ticket WHERE batch_id = $1`,
      [batchId!],
    );
    // The messages are of 2010 to 2020; a serial that was misread would fall far outside.
    expect(times).toMatchObject({ filled: 4326n });
    expect(String(times!['first']) >= '2009').toBe(true);
    expect(String(times!['last']) < '2021').toBe(true);
  });

  it('publishes 2,816 tickets with replies and their times beside them, as another source', async () => {
    const [batchId] = batchIds(await hub.deliver(replies!, { department: '12345热线' }));
    const { batch } = await hub.ingest.report(batchId!);
    expect(batch).toMatchObject({ delivered: 2816, published: 2816, quarantined: 0, added: 2816 });
    const [filled] = await hub.store.warehouse.all(
      `SELECT count(time) AS times, count(reply) AS replies, count(done) AS done
       FROM record.service_ticket WHERE batch_id = $1`,
      [batchId!],
    );
    expect(filled).toEqual({ times: 2816n, replies: 2816n, done: 2816n });
    expect((await hub.ingest.listSources()).map(({ current }) => current)).toEqual([4326, 2816]);
  });
});
