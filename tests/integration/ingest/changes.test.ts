import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { batchIds } from './published-rows.ts';

const header = '公民身份号码,姓名,联系方式,户号\n';
/** By GB 11643; the second number's check character is the standard's own example with another serial, worked out by hand. */
const [zhang, li, wang] = ['11010519491231002X', '110105194912310046', '110105194912310062'];
const first = `${header}${zhang},张三,13800000001,H1\n${li},李四,13800000002,H2\n`;
/** 张三 has another phone and household, 李四 is gone, 王五 is new. */
const second = `${header}${zhang},张三,13900000009,H9\n${wang},王五,13800000003,H3\n`;

let hub: Awaited<ReturnType<typeof newIngestHub>>;
let batchId: number;
beforeAll(async () => {
  hub = await newIngestHub();
  const deliver = async (name: string, text: string) => batchIds(await hub.deliverText(name, text))[0]!;
  await deliver('a.csv', first);
  batchId = await deliver('b.csv', second);
  if ((await hub.ingest.report(batchId)).batch.state === 'held') {
    const { batch } = await hub.ingest.report(batchId);
    const { jobId } = await hub.ingest.release(batchId, batch.dataVersion, {
      name: 'tester',
      role: 'analyst',
    });
    await hub.jobs.wait(jobId);
  }
});
afterAll(() => hub.remove());

const page = (kind: 'new' | 'changed' | 'gone', limit = 10, offset = 0) =>
  hub.ingest.changes({ batchId, kind, offset, limit });

describe('what a delivery changed', () => {
  it('agrees with what its batch counts', async () => {
    const { batch } = await hub.ingest.report(batchId);
    const totals = [(await page('new')).total, (await page('changed')).total, (await page('gone')).total];
    expect(totals).toEqual([batch.added, batch.changed, batch.gone]);
    expect(totals).toEqual([1, 1, 1]);
  });

  it('lists new and gone records with the row that they come from, masked', async () => {
    expect((await page('new')).rows).toMatchObject([
      { batchId, rowNumber: 2, values: { id_no: '110*************62', name: '王*' }, differences: [] },
    ]);
    expect((await page('gone')).rows).toMatchObject([
      { batchId: 1, rowNumber: 2, values: { id_no: '110*************46', name: '李*' }, differences: [] },
    ]);
  });

  it('says of a changed record which fields differ, old and new, masked', async () => {
    const { rows } = await page('changed');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.differences).toEqual([
      { field: 'phone', from: '138****0001', to: '139****0009' },
      { field: 'hh_no', from: '***', to: '***' },
    ]);
  });

  it('comes page by page', async () => {
    expect(await page('new', 1, 1)).toMatchObject({ total: 1, rows: [] });
  });

  it('is refused for a batch that there is not', async () => {
    await expect(hub.ingest.changes({ batchId: 99, kind: 'new', offset: 0, limit: 1 })).rejects.toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    );
  });
});
