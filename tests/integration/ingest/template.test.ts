import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysOf } from '../../../schemas/codes/code-table.ts';
import { codeTables } from '../../../schemas/codes/index.ts';
import { datasets } from '../../../schemas/datasets/index.ts';
import { newIngestHub, tester } from '../../fixtures/ingest-hub.ts';
import { openSlipFile } from '../../fixtures/slip-file.ts';
import { batchIds } from './published-rows.ts';

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(() => hub.remove());

const ids = datasets.map(({ id }) => id);
const templateOf = async (dataset: string) => openSlipFile(await hub.ingest.template(dataset), '填报');

describe.each(ids)('the template of %s', (id) => {
  const dataset = datasets.find((candidate) => candidate.id === id)!;

  it('asks under their labels for what may be stored as it is delivered, and for nothing else', async () => {
    const { headers } = await templateOf(id);
    const wanted = dataset.fields.filter(
      ({ reduction }) => reduction === 'keep' || reduction === 'mask-text',
    );
    expect(headers[0]).toBe('序号');
    expect(wanted.map(({ label }) => label.zh)).toEqual(expect.arrayContaining(headers.slice(1)));
    expect(headers.length).toBeGreaterThan(2);
  });

  it('is read back without a question: every column is its field, the example is left out, a filled row published', async () => {
    const file = await templateOf(id);
    const [example] = [...file.byNumber().values()];
    file.append({ ...example, 序号: '1' });
    const path = join(hub.directory, `${id}.xlsx`);
    await writeFile(path, file.save());
    const proposal = await hub.ingest.inspect({ kind: 'plain', path, name: `${id}.xlsx` }, tester);
    expect(proposal.tables.map((table) => [table.dataset, table.datasetConfidence])).toEqual([[id, 1]]);
    const columns = proposal.tables[0]!.columns;
    const unsure = columns.slice(1).filter(({ field, confidence }) => field === null || confidence < 0.9);
    expect([columns[0]!.field, unsure]).toEqual([null, []]);
    const tables = [{ table: 0, dataset: id }];
    const { jobId } = await hub.ingest.deliver(
      { fileId: proposal.fileId, department: '示例局', tables },
      tester,
    );
    const batch = batchIds(await hub.jobs.wait(jobId))[0]!;
    const report = await hub.ingest.report(batch);
    expect(report.nonData).toEqual([{ kind: 'example', rows: 1 }]);
    expect(report.batch).toMatchObject({ delivered: 2, published: 1, quarantined: 0, fieldIssues: 0 });
    expect(report.rules).toEqual([]);
  });
});

describe('a template', () => {
  it('is refused while nobody has filled it in, also without its example, and never becomes a batch', async () => {
    const file = await templateOf('grid');
    const refusal = { code: 'FILE_REFUSED', data: { reason: 'blank-template' } };
    const before = await hub.ingest.listBatches();
    const inspect = async (name: string) => {
      const path = join(hub.directory, name);
      await writeFile(path, file.save());
      return hub.ingest.inspect({ kind: 'plain', path, name }, tester);
    };
    await expect(inspect('空白.xlsx')).rejects.toMatchObject(refusal);
    file.rows['A2'] = { t: 's', v: ' ' };
    for (const column of file.headers.slice(1).keys())
      delete file.rows[`${'BCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}2`];
    await expect(inspect('空白2.xlsx')).rejects.toMatchObject(refusal);
    expect(await hub.ingest.listBatches()).toEqual(before);
  });

  it('keeps every column as text and offers the labels of its codes on a sheet that nobody is shown', async () => {
    const blob = await hub.ingest.template('population');
    const file = await openSlipFile(blob, '填报');
    expect(file.book.SheetNames).toEqual(['填报', '填写说明', '代码', 'tonghui-template']);
    expect(file.book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 0, 2, 2]);
    const codes = Object.values(file.book.Sheets['代码']!).map((cell) => (cell as { v?: unknown }).v);
    for (const label of ['性别', '男性', '女性', '汉族']) expect(codes).toContain(label);
    const part = await partOf(blob, 'xl/worksheets/sheet1.xml');
    expect(part.match(/<dataValidation [^>]*type="list"/g)).toHaveLength(9);
    expect(part).toContain("<formula1>'代码'!$A$2:$A$5</formula1>");
    expect(part).toMatch(
      /promptTitle="公民身份号码" prompt="与 姓名 至少填一列；18 位公民身份号码，末位 X 大写；GB 11643"/,
    );
  });

  it.each(codeTables.map((table) => [table.id, table] as const))(
    'of %s: every label to choose is read as its own code',
    (_, table) => {
      const keys = keysOf(table);
      for (const { code, label } of table.values)
        expect([label.zh, keys.get(label.zh)]).toEqual([label.zh, code]);
    },
  );

  it('is refused for a dataset that there is not', async () => {
    await expect(hub.ingest.template('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

/** A part of a workbook as text. */
async function partOf(blob: Blob, name: string): Promise<string> {
  const { openArchive } = await import('../../../connectors/shared/archive.ts');
  const { memorySource } = await import('../../fixtures/memory-source.ts');
  const archive = await openArchive(memorySource(new Uint8Array(await blob.arrayBuffer()), 'template.xlsx'));
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive.stream(name)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
