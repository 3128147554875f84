import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { currentRows } from './published-rows.ts';

const good = '工单编号,受理时间,反映内容\nT1,2026-01-05 08:00:00,东门路灯不亮\n';

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(() => hub.remove());

const wrong: [what: string, content: () => string | Uint8Array, code: string][] = [
  ['an empty file', () => '', 'FILE_EMPTY'],
  ['a binary file named .csv', () => randomBytes(200_000), 'FILE_NOT_RECOGNISED'],
  [
    'a broken workbook',
    () => Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(5000)]),
    'FILE_UNREADABLE',
  ],
  [
    '5,000 columns',
    () => {
      const line = (text: string) => Array.from({ length: 5000 }, (_, at) => `${text}${at}`).join(',');
      return `${line('列')}\n${line('')}\n`;
    },
    'FILE_LIMIT',
  ],
];

describe('wrong input is a message, publishes nothing and leaves the hub running', () => {
  it.each(wrong)('%s', async (_what, content, code) => {
    const path = join(hub.directory, 'wrong.csv');
    await writeFile(path, content());
    await expect(hub.deliver(path)).rejects.toMatchObject({ code, data: { file: 'wrong.csv' } });
    expect(await hub.ingest.listBatches()).toEqual([]);
    expect(hub.jobs.list()).toEqual([]);
  });

  it('a line of 200 MB: the job fails, whatever came before it', async () => {
    const path = join(hub.directory, 'long-line.csv');
    await writeFile(path, Buffer.concat([Buffer.from(good), Buffer.alloc(200 * 2 ** 20, 0x61)]));
    expect(await hub.deliver(path)).toMatchObject({ state: 'failed', error: { code: 'FILE_LIMIT' } });
    expect(await hub.ingest.listBatches()).toEqual([]);
  });

  it('tells duplicate headers apart and publishes the first', async () => {
    const job = await hub.deliverText('twice.csv', '工单编号,反映内容,反映内容\nT1,东门路灯不亮,另一列\n');
    expect(job).toMatchObject({ state: 'done' });
    const { columns } = await hub.ingest.report(1);
    expect(columns.map(({ header, field }) => [header, field])).toEqual([
      ['工单编号', 'no'],
      ['反映内容', 'content'],
      ['反映内容 (2)', null],
    ]);
    expect(await currentRows(hub, 'service-ticket', ['no', 'content'])).toEqual([
      { no: 'T1', content: '东门路灯不亮' },
    ]);
    await hub.undo(1);
  });

  it('refuses choices that the file or the dataset cannot fulfil', async () => {
    const path = join(hub.directory, 'good.csv');
    await writeFile(path, good);
    const deliver = (dataset: string, columns: { index: number; field: string | null }[]) =>
      hub.deliver(path, { tables: [{ table: 0, dataset, columns }] });
    const nothing = [0, 1, 2].map((index) => ({ index, field: null }));
    await expect(deliver('service-ticket', nothing)).rejects.toMatchObject({ code: 'MAPPING_INCOMPLETE' });
    await expect(deliver('service-ticket', [{ index: 9, field: 'no' }])).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(deliver('service-ticket', [{ index: 0, field: 'nowhere' }])).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(deliver('nonsense', [])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keeps nothing of a cancelled delivery, and takes the file afterwards', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `T${row},2026-01-05 08:00:00,第${row}件`).join(
      '\n',
    );
    const path = join(hub.directory, 'long.csv');
    await writeFile(path, `工单编号,受理时间,反映内容\n${rows}\n`);
    const stop = hub.jobs.onChange((job) => {
      if (job.state === 'running' && job.step === 'landing') hub.jobs.cancel(job.id);
    });
    const before = await hub.ingest.listBatches();
    expect(await hub.deliver(path)).toMatchObject({ state: 'cancelled', result: null });
    stop();
    expect(await hub.ingest.listBatches()).toEqual(before);
    expect(await hub.deliver(path)).toMatchObject({ state: 'done', result: { repeated: false } });
  });

  it('refuses a file that changed after it was inspected', async () => {
    const path = join(hub.directory, 'changing.csv');
    await writeFile(path, good);
    const proposal = await hub.ingest.inspect(
      { kind: 'plain', path, name: 'changing.csv' },
      { name: 't', role: 'analyst' },
    );
    await writeFile(path, good.replace('T1', 'T2'));
    const tables = [{ table: 0, dataset: 'service-ticket' }];
    const { jobId } = await hub.ingest.deliver(
      { fileId: proposal.fileId, department: '甲局', tables },
      { name: 't', role: 'analyst' },
    );
    expect(await hub.jobs.wait(jobId)).toMatchObject({ state: 'failed', error: { code: 'CONFLICT' } });
  });
});
