import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newIngestHub, tester, type IngestHub } from '../../fixtures/ingest-hub.ts';

let hub: IngestHub;
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(async () => {
  await hub.close();
  await rm(hub.directory, { recursive: true, force: true });
});

async function inspect(name: string, text: string): Promise<string> {
  const path = join(hub.directory, name);
  await writeFile(path, text);
  const { fileId } = await hub.ingest.inspect({ kind: 'plain', path, name: basename(path) }, tester);
  return fileId;
}

// Rows: fine; a wrong check digit (GB 11643: the sum of the fine number asks for 3); nothing that identifies anybody.
const people =
  '姓名,身份证号,性别,联系人\n张三,320582190001010013,男,甲\n李四,320582190001010011,女,乙\n,,男,丙\n';

describe('the preview of a table', () => {
  it('shows what would be published, masked, and what would be found', async () => {
    const fileId = await inspect('人口.csv', people);
    const preview = await hub.ingest.preview(fileId, { table: 0, dataset: 'population' });
    expect(preview).toMatchObject({ records: 3, publishable: 2 });
    expect(preview.values).toMatchObject({
      name: ['张*', '李*', null],
      id_no: ['320*************13', null, null],
    });
    expect(preview.found).toContainEqual({
      field: 'id_no',
      code: 'citizen-number-checksum',
      severity: 'field',
      rows: 1,
    });
    expect(preview.found.filter(({ severity }) => severity === 'row')).toHaveLength(1);
  });

  it('follows another choice of columns', async () => {
    const fileId = await inspect('人口2.csv', people);
    const columns = [
      { index: 0, field: null },
      { index: 3, field: 'name' },
    ];
    const preview = await hub.ingest.preview(fileId, { table: 0, dataset: 'population', columns });
    expect(preview.values['name']).toEqual(['甲*', '乙*', '丙*']);
    expect(preview.publishable).toBe(3);
  });

  it('writes nothing', async () => {
    const batches = await hub.ingest.listBatches();
    expect(batches).toEqual([]);
    expect(await hub.ingest.listSources()).toEqual([]);
  });

  it('refuses two columns for one field', async () => {
    const fileId = await inspect('人口3.csv', people);
    const columns = [
      { index: 0, field: 'name' },
      { index: 3, field: 'name' },
    ];
    await expect(
      hub.ingest.preview(fileId, { table: 0, dataset: 'population', columns }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
