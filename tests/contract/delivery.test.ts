import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toFailure } from '../../renderer/api/errors.ts';
import { createHub, type HubClient } from '../../renderer/api/hub.ts';
import { openTestCore, type TestCore } from '../fixtures/test-core.ts';
import { linkKinds, type OpenLink } from './links.ts';

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore();
});
afterAll(() => core.remove());

/** 测试网格 has no personal fields; the codes and names are made up. */
const grids = (department: string) =>
  [
    '网格编码,网格名称,所属社区,网格员姓名',
    `${department}001,一号网格,东湖社区,张三`,
    `${department}002,二号网格,西湖社区,李四`,
  ].join('\n');

function writeExport(department: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tonghui-export-')), `${department}网格.csv`);
  writeFileSync(path, `\uFEFF${grids(department)}\n`);
  return path;
}

const failureOf = (call: Promise<unknown>) => call.then(() => null, toFailure);

describe.each(linkKinds)('a file handed over by the $name', ({ name, open }) => {
  let opened: OpenLink;
  let client: HubClient;
  const department = name === 'web socket' ? '甲局' : '乙局';

  beforeEach(async () => {
    opened = await open(core);
    client = createHub(opened.link, opened.handOver as never).client;
  });
  afterEach(() => opened.close());

  it('is inspected, delivered, shown, and undone once', async () => {
    const fileId = await opened.handOver(writeExport(department));
    const proposal = await client.intake.inspect({ fileId });
    expect(proposal).toMatchObject({ fileId, fileName: `${department}网格.csv` });
    expect(proposal.tables[0]?.dataset).toBe('grid');

    const { jobId } = await client.intake.deliver({
      fileId,
      department,
      tables: [{ table: 0, dataset: 'grid' }],
    });
    expect(await core.jobs.wait(jobId)).toMatchObject({ state: 'done', error: null });

    const batch = (await client.batches.list({})).find((one) => one.department === department);
    expect(batch).toMatchObject({ dataset: 'grid', state: 'published', delivered: 2, published: 2 });
    const { batchId, dataVersion } = batch!;
    expect((await client.batches.report({ batchId })).batch).toEqual(batch);

    const filters = [{ field: 'department', operator: 'equals' as const, values: [department] }];
    const page = await client.rows.query({ dataset: 'grid', filters, offset: 0, limit: 100 });
    expect(page.total).toBe(2);
    const table = tableFromIPC(new Uint8Array(await page.table.arrayBuffer()));
    expect(table.numRows).toBe(2);

    const outdated = client.batches.undo({ batchId, dataVersion: dataVersion - 1 });
    expect(await failureOf(outdated)).toEqual({
      code: 'CONFLICT',
      data: { kind: 'batch', id: String(batchId) },
    });
    const undo = await client.batches.undo({ batchId, dataVersion });
    expect((await core.jobs.wait(undo.jobId)).state).toBe('done');
    expect((await client.rows.query({ dataset: 'grid', filters, offset: 0, limit: 100 })).total).toBe(0);
  });

  it('is known under an id that nobody can guess, and only once', async () => {
    const unknown = client.intake.inspect({ fileId: '00000000-0000-4000-8000-000000000000' });
    expect(await failureOf(unknown)).toMatchObject({ code: 'NOT_FOUND', data: { kind: 'file' } });
    const fileId = await opened.handOver(writeExport('丙局'));
    await client.intake.discard({ fileId });
    expect(await failureOf(client.intake.inspect({ fileId }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that is empty is refused with its name', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'tonghui-export-')), '空.csv');
    writeFileSync(path, '');
    const fileId = await opened.handOver(path);
    expect(await failureOf(client.intake.inspect({ fileId }))).toEqual({
      code: 'FILE_EMPTY',
      data: { file: '空.csv' },
    });
  });
});
