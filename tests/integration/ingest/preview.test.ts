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

const choice = { table: 0, dataset: 'population' };

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

  it('counts totals, units and footnotes as no data, as publishing does', async () => {
    const table =
      '姓名,身份证号,性别\n张三,320582190001010013,男\n李四,320582190001010021,女\n合计,2,\n填表人：王某,,\n';
    const preview = await hub.ingest.preview(await inspect('合计.csv', table), choice);
    expect(preview).toMatchObject({ records: 2, nonData: 2, publishable: 2, unusable: [], empty: [] });
    expect(preview.values['name']).toEqual(['张*', '李*']);
  });

  it('names a column that is filled but brings no value, and one that is empty', async () => {
    const table = '姓名,身份证号,性别,出生日期\n张三,甲,,不详日\n李四,乙,,某天\n';
    const preview = await hub.ingest.preview(await inspect('无值.csv', table), {
      ...choice,
      columns: ['name', 'id_no', 'sex', 'birth'].map((field, index) => ({ index, field })),
    });
    expect(preview.unusable.sort()).toEqual(['birth', 'id_no']);
    expect(preview.empty).toEqual(['sex']);
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
